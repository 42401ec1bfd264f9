import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'
import type { JourneyState, JourneySummary } from './journey.ts'
import { SUMMARY_COLUMNS, toSummary } from './journey-row.ts'
import type { SummaryRow } from './journey-row.ts'

interface Wanted {
  states: readonly JourneyState[]
  /** Of any site, when undefined. */
  siteId?: string | undefined
}

export interface Page extends Wanted {
  limit: number
  /** Id of the last one of the page before. */
  after?: string | undefined
  /** Skips so many; each costs an index entry. */
  offset?: number | undefined
}

/**
 * A page of journeys, the newest first. It reads the first of each state and
 * merges them, so it costs the same among 100,000 as among 1,000. Ids alone, in an
 * index: rows are read when it is known which.
 */
export async function listJourneys(
  ex: Executor,
  workspaceId: string,
  { states, siteId, limit, after, offset = 0 }: Page,
): Promise<JourneySummary[]> {
  if (!idsAreIds([siteId, after])) return []
  const ofSite = siteId === undefined ? sql`` : sql`and site_id = ${siteId}`
  const ofPage = after === undefined ? sql`` : sql`and id < ${after}`
  const columns = sql.join(SUMMARY_COLUMNS.map((column) => sql.ref(`j.${column}`)))
  const { rows } = await sql<SummaryRow>`
    select ${columns}
    from (
      select first.id
      from unnest(${sql.val([...states])}::text[]) as wanted (name)
      cross join lateral (
        select id from journey
        where workspace_id = ${workspaceId} and state = wanted.name ${ofSite} ${ofPage}
        order by id desc limit ${offset + limit}::int
      ) first
      order by first.id desc limit ${limit}::int offset ${offset}::int
    ) page
    join journey j on j.id = page.id
    order by j.id desc`.execute(ex)
  return rows.map(toSummary)
}

/** How many there are, from counts that the database keeps. */
export async function countJourneys(
  ex: Executor,
  workspaceId: string,
  { states, siteId }: Wanted,
): Promise<number> {
  if (!idsAreIds([siteId])) return 0
  let query = ex
    .selectFrom('journey_count')
    .select(sql<string>`coalesce(sum(journeys), 0)`.as('journeys'))
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', [...states])
  if (siteId !== undefined) query = query.where('site_id', '=', siteId)
  const { journeys } = await query.executeTakeFirstOrThrow()
  return Number(journeys)
}

function idsAreIds(ids: (string | undefined)[]): boolean {
  return ids.every((id) => id === undefined || isId(id))
}
