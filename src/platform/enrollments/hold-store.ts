import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/** Those who were late when a journey goes on are spread over this long, in seconds. */
const SPREAD_S = 60

/** Stops the clock of those inside: nobody is due. The journey's row must be held. */
export async function holdEnrollments(trx: Executor, journeyId: string): Promise<void> {
  await trx
    .updateTable('enrollment')
    .set({ held: true })
    .where('journey_id', '=', journeyId)
    .where('status', '=', 'active')
    .where('held', '=', false)
    .execute()
}

/**
 * Lets those inside go on. Whoever is late, and whoever waits for something that
 * may have come meanwhile, is looked at within a minute, not all at once.
 */
export async function releaseEnrollments(
  trx: Executor,
  journeyId: string,
  now: Date,
): Promise<void> {
  const soon = sql<Date>`${now}::timestamptz + random() * ${SPREAD_S} * interval '1 second'`
  await trx
    .updateTable('enrollment')
    .set({
      held: false,
      wake_at: sql<Date>`case
        when wake_at <= ${now} or wait_event is not null or wait_session is not null
        then ${soon} else wake_at end`,
    })
    .where('journey_id', '=', journeyId)
    .where('status', '=', 'active')
    .where('held', '=', true)
    .execute()
}
