import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isLeadNumber } from '../leads/lead.ts'
import type { Visitor } from './visitor-lead.ts'

/**
 * Those of many visitors whose journeys wait for a session with them, by their
 * places in the list. A browser that turned out to be a known lead's is none of
 * them unless it comes with the owner's word: as in `visitorLead`.
 */
export async function listWaitingVisitors(
  ex: Executor,
  workspaceId: string,
  visitors: readonly Visitor[],
): Promise<{ at: number; leadId: string }[]> {
  const ids = visitors.map(({ id, lead }) => (lead === undefined ? id : null))
  const numbers = visitors.map(({ lead }) => (lead && isLeadNumber(lead) ? lead : null))
  const { rows } = await sql<{ at: string; lead_id: string }>`
    with visitor as (
      select * from unnest(${ids}::text[], ${numbers}::bigint[])
        with ordinality as v (id, number, at)),
    known as (
      select v.at, l.id as lead_id from visitor v
        join lead l on l.workspace_id = ${workspaceId} and l.number = v.number
      union all
      select v.at, l.id from visitor v
        join lead l on l.workspace_id = ${workspaceId} and l.anonymous_id = v.id
        where not exists (select 1 from recognised_visitor r
          where r.workspace_id = ${workspaceId} and r.visitor_id = v.id and r.lead_id <> l.id))
    select at, lead_id from known where exists (
      select 1 from enrollment e
      where e.lead_id = known.lead_id and e.status = 'active' and e.wait_session is not null)
  `.execute(ex)
  return rows.map(({ at, lead_id }) => ({ at: Number(at) - 1, leadId: lead_id }))
}

/** Runs of a lead that wait for a session, of journeys for an origin; the oldest first. */
export async function listWaiting(
  ex: Executor,
  workspaceId: string,
  { leadId, site }: { leadId: string; site: string },
): Promise<{ enrollmentId: string; versionId: string; nodeId: string; sessionId: string }[]> {
  const rows = await ex
    .selectFrom('enrollment as e')
    .innerJoin('journey as j', 'j.id', 'e.journey_id')
    .leftJoin('site as s', 's.id', 'j.site_id')
    .select(['e.id', 'e.version_id', 'e.current_node_id', 'e.wait_session'])
    .where('e.workspace_id', '=', workspaceId)
    .where('e.lead_id', '=', leadId)
    .where('e.status', '=', 'active')
    .where('e.held', '=', false)
    .where('e.wait_session', 'is not', null)
    .where((eb) => eb.or([eb('j.site_id', 'is', null), eb('s.origin', '=', site)]))
    .orderBy('e.id')
    .limit(10)
    .execute()
  return rows.flatMap(({ id, version_id, current_node_id, wait_session }) =>
    current_node_id === null || wait_session === null
      ? []
      : [
          {
            enrollmentId: id,
            versionId: version_id,
            nodeId: current_node_id,
            sessionId: wait_session,
          },
        ],
  )
}
