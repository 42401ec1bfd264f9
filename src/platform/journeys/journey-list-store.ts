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
  /** Skips so many. */
  offset?: number | undefined
}

/** From here on a page is found by blocks of journeys: before, it costs less to count them. */
const FAR = 500
/** No journey has it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * A page of journeys, the newest first. It reads the first of each state and
 * merges them, so it costs the same among 100,000 as among 1,000. Ids alone, in an
 * index: rows are read when it is known which. A page far on is counted from the
 * beginning of its block.
 */
export async function listJourneys(
  ex: Executor,
  workspaceId: string,
  { states, siteId, limit, after, offset = 0 }: Page,
): Promise<JourneySummary[]> {
  if (!idsAreIds([siteId, after])) return []
  const wanted = { states, siteId }
  const ofAfter = after === undefined ? sql`` : sql`and id < ${after}`
  const { start, ofPage, skipped } =
    after === undefined && offset >= FAR
      ? fromBlock(workspaceId, wanted, offset)
      : { start: sql``, ofPage: ofAfter, skipped: sql`${offset}::int` }
  const columns = sql.join(SUMMARY_COLUMNS.map((column) => sql.ref(`j.${column}`)))
  const { rows } = await sql<SummaryRow>`
    ${start}
    select ${columns}
    from (
      select first.id
      from unnest(${sql.val([...states])}::text[]) as wanted (name)
      cross join lateral (
        select id from journey
        where workspace_id = ${workspaceId} and state = wanted.name ${ofSite(wanted)} ${ofPage}
        order by id desc limit ${skipped} + ${limit}::int
      ) first
      order by first.id desc limit ${limit}::int offset ${skipped}
    ) page
    join journey j on j.id = page.id
    order by j.id desc`.execute(ex)
  return rows.map(toSummary)
}

/** The parts of a statement that begins at the block with the first one of the page. */
function fromBlock(workspaceId: string, wanted: Wanted, offset: number) {
  return {
    // What is before a block is all of the newer ones; an id of "until" is in one of them.
    start: sql`
      with block as (
        select first_id, sum(journeys) as journeys from journey_block
        where workspace_id = ${workspaceId}
          and state = any(${sql.val([...wanted.states])}::text[]) ${ofSite(wanted)}
        group by first_id having sum(journeys) > 0
      ), start as materialized (
        select coalesce(until, ${LAST_ID})::uuid as until, (${offset}::int - before)::int as skipped
        from (
          select journeys, lag(first_id) over newest as until,
            sum(journeys) over newest - journeys as before
          from block window newest as (order by first_id desc)
        ) placed
        where ${offset}::int >= before and ${offset}::int < before + journeys
      )`,
    ofPage: sql`and id < (select until from start)`,
    skipped: sql`(select skipped from start)`,
  }
}

const ofSite = ({ siteId }: Wanted) => (siteId === undefined ? sql`` : sql`and site_id = ${siteId}`)

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
