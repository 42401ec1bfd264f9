import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { busyTimesApart } from './busy-times-apart.ts'
import type { ReadFailure } from './busy-times-apart.ts'
import { claimCalendars, noteFailure, replaceBusy, URL_PURPOSE } from './calendar-store.ts'
import type { DueCalendar } from './calendar-store.ts'
import { fetchCalendar } from './fetch-calendar.ts'
import type { FetchFailure } from './fetch-calendar.ts'

/** From one look at a calendar to the next, in milliseconds. */
const EVERY_MS = 10 * 60_000
const DEADLINE_MS = 20_000
const DAY_MS = 24 * 60 * 60_000
/** As far ahead as a type can be booked, and a day for zones and two for when it was last worked out. */
const AHEAD_DAYS = 730 + 3

export interface RefreshOptions {
  /** May be at any address, and be plain http. */
  allowedOrigins: ReadonlySet<string>
  /** At most so many calendars. */
  limit: number
  /** Only those of this workspace. */
  workspaceId?: string
}

/** How it went with one calendar; its address is a secret and stays one. */
export interface Refreshed {
  calendarId: string
  hostName: string
  /** A number of busy times that are new, or that nothing has changed. */
  outcome: { busyTimes: number } | 'unchanged' | { failure: FetchFailure | ReadFailure | 'sealed' }
}

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/**
 * Reads the calendars whose time has come and keeps when their hosts are busy,
 * from yesterday to as far ahead as can be booked. One that cannot be read
 * leaves what is known of it.
 */
export async function refreshCalendars(
  ctx: Context,
  options: RefreshOptions,
): Promise<Refreshed[]> {
  const { limit, workspaceId } = options
  const now = ctx.now()
  const due = await claimCalendars(ctx.db, {
    now,
    until: new Date(now.getTime() + EVERY_MS),
    limit,
    ...(workspaceId !== undefined && { workspaceId }),
  })
  return Promise.all(due.map((calendar) => refresh(ctx, calendar, options)))
}

async function refresh(
  ctx: Context,
  calendar: DueCalendar,
  options: RefreshOptions,
): Promise<Refreshed> {
  const outcome = await attempt(ctx, calendar, options)
  if (outcome === 'unchanged') await noteFailure(ctx.db, calendar.id, null)
  else if ('failure' in outcome) await noteFailure(ctx.db, calendar.id, outcome.failure)
  return { calendarId: calendar.id, hostName: calendar.hostName, outcome }
}

async function attempt(
  { db, keys, now }: Context,
  calendar: DueCalendar,
  { allowedOrigins }: RefreshOptions,
): Promise<Refreshed['outcome']> {
  const url = await keys.unseal(calendar.sealedUrl, URL_PURPOSE)
  if (url === null) return { failure: 'sealed' }
  const at = now()
  // What repeats has to be worked out further as the days go by.
  const isFresh =
    calendar.expandedAt !== null && at.getTime() - calendar.expandedAt.getTime() < DAY_MS
  const fetched = await fetchCalendar(new URL(url), {
    etag: isFresh ? calendar.etag : null,
    lastModified: isFresh ? calendar.lastModified : null,
    deadlineMs: DEADLINE_MS,
    allowedOrigins,
  })
  if (fetched === 'unchanged' || 'failure' in fetched) return fetched
  const busy = await busyTimesApart({
    text: fetched.text,
    timeZone: calendar.timeZone,
    within: { start: at.getTime() - DAY_MS, end: at.getTime() + AHEAD_DAYS * DAY_MS },
  })
  if ('failure' in busy) return busy
  await inTransaction(db, (trx) => replaceBusy(trx, calendar, busy, { ...fetched, at }))
  return { busyTimes: busy.length }
}
