import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/**
 * | state | |
 * | --- | --- |
 * | read | the last attempt went well |
 * | failed | the last attempt did not: what was known before counts |
 * | unread | there was no attempt yet |
 */
const CALENDAR_STATES = ['read', 'failed', 'unread'] as const
type CalendarState = (typeof CALENDAR_STATES)[number]

/** Calendars of hosts, of all workspaces. */
export interface CalendarFigures {
  calendars: { state: CalendarState; found: number }[]
  /** Of those that failed, by why: only what there is. */
  calendarFailures: { failure: string; found: number }[]
}

export async function readCalendarFigures(ex: Executor): Promise<CalendarFigures> {
  const rows = await ex
    .selectFrom('host_calendar')
    .select([
      'failure',
      sql<boolean>`expanded_at is null`.as('isNew'),
      sql<string>`count(*)`.as('found'),
    ])
    .groupBy(['failure', sql`expanded_at is null`])
    .execute()
  const known = rows.map(({ failure, isNew, found }) => {
    const unless = isNew ? 'unread' : 'read'
    return { failure, state: failure === null ? unless : 'failed', found: Number(found) }
  })
  const sum = (some: typeof known) => some.reduce((total, { found }) => total + found, 0)
  const failures = [...new Set(known.flatMap(({ failure }) => failure ?? []))].toSorted()
  return {
    calendars: CALENDAR_STATES.map((state) => ({
      state,
      found: sum(known.filter((one) => one.state === state)),
    })),
    calendarFailures: failures.map((failure) => ({
      failure,
      found: sum(known.filter((one) => one.failure === failure)),
    })),
  }
}
