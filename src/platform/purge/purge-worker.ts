import { Temporal } from 'temporal-polyfill'
import type { PlatformContext } from '../context.ts'
import { repeat } from '../repeat.ts'
import type { Repeating } from '../repeat.ts'
import { dropMonths, makeMonths } from './month-store.ts'
import { purgeSessions } from './purge-sessions-store.ts'
import { purgeCallCounts, purgeJourneys, purgeUserSessions } from './purge-store.ts'
import { purgeVisitors } from './purge-visitors-store.ts'

const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000
/** How long each is kept, in days. Who comes with an ended session is told so for a while. */
const KEPT = { journeys: 30, userSessions: 30, callCounts: 1, visitors: 90 }

type Purged = Pick<PlatformContext, 'db' | 'now'>

/** How many months each is kept; for ever where it is not said. */
export interface Retention {
  /** Sessions and bookings that are over, or were left alone. */
  sessions?: number | undefined
  /** The log of leads' data fields, by whole months. */
  changes?: number | undefined
}

/** Removes what nobody can reach any more, and what is kept for so long only. As many processes as there are may do it at once. */
export async function purge(ctx: Purged, retention: Retention = {}): Promise<void> {
  await purgeEnded(ctx)
  await purgeKept(ctx, retention)
}

async function purgeKept({ db, now }: Purged, { sessions, changes }: Retention): Promise<void> {
  const at = now()
  if (changes !== undefined) await dropMonths(db, monthsBefore(at, changes))
  if (sessions !== undefined) {
    await purgeSessions(db, { before: monthsBefore(at, sessions), now: at })
  }
  // Last: somebody may be in the way, and it is tried again in an hour.
  await makeMonths(db, at)
}

/** The same day of an earlier month, or its last. */
function monthsBefore(at: Date, months: number): Date {
  return new Date(
    Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO('UTC')
      .subtract({ months }).epochMilliseconds,
  )
}

async function purgeEnded({ db, now }: Purged): Promise<void> {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS)
  await purgeUserSessions(db, daysAgo(KEPT.userSessions))
  await purgeCallCounts(db, daysAgo(KEPT.callCounts))
  await purgeVisitors(db, daysAgo(KEPT.visitors))
  while ((await purgeJourneys(db, daysAgo(KEPT.journeys))) > 0);
}

interface PurgeLog {
  error(record: { err: unknown }, message: string): void
}

/** Purges now, and every hour until it is stopped; `stop` waits for what is under way. */
export function startPurgeWorker(ctx: Purged, log: PurgeLog, retention: Retention = {}): Repeating {
  const onError = (err: unknown) => log.error({ err }, 'what is old could not be purged')
  return repeat(() => purge(ctx, retention), { everyMs: EVERY_MS, onError })
}
