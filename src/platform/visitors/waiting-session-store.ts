import type { Executor } from '../../database/executor.ts'

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
