import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Span } from './figures.ts'

/** Whether an instant is within the span. */
export function within(instant: RawBuilder<unknown>, { from, until }: Span): RawBuilder<boolean> {
  const begins = from === undefined ? sql`` : sql` and ${instant} >= ${from}::timestamptz`
  const ends = until === undefined ? sql`` : sql` and ${instant} < ${until}::timestamptz`
  return sql`(true${begins}${ends})`
}

/**
 * Its day in UTC. To group by: as text, `2026-11-21`, it takes three times as long to
 * be sorted.
 */
export function dayOf(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${instant} at time zone 'UTC')::date`
}
