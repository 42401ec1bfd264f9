import type { PlatformContext } from '../context.ts'
import { repeat } from '../repeat.ts'
import type { Repeating } from '../repeat.ts'
import { purgeCallCounts, purgeJourneys, purgeUserSessions } from './purge-store.ts'
import { purgeVisitors } from './purge-visitors-store.ts'

const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000
/** How long each is kept, in days. Who comes with an ended session is told so for a while. */
const KEPT = { journeys: 30, userSessions: 30, callCounts: 1, visitors: 90 }

type Purged = Pick<PlatformContext, 'db' | 'now'>

/** Removes what nobody can reach any more. As many processes as there are may do it at once. */
export async function purge({ db, now }: Purged): Promise<void> {
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
export function startPurgeWorker(ctx: Purged, log: PurgeLog): Repeating {
  const onError = (err: unknown) => log.error({ err }, 'what is old could not be purged')
  return repeat(() => purge(ctx), { everyMs: EVERY_MS, onError })
}
