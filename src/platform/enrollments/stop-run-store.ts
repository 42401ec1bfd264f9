import type { Executor } from '../../database/executor.ts'
import { NOTHING_AWAITED } from './enrollment-store.ts'

/**
 * Takes a lead out of journeys. The lead must be held.
 * @param journeyNumber Octeth's id of the one journey; null for all others.
 */
export async function stopOtherRuns(
  trx: Executor,
  { leadId, runId, at }: { leadId: string; runId: string; at: Date },
  journeyNumber: number | null,
): Promise<void> {
  let update = trx
    .updateTable('enrollment')
    .set({ status: 'stopped', exit_reason: 'other-journey', ended_at: at, ...NOTHING_AWAITED })
    .where('lead_id', '=', leadId)
    .where('status', '=', 'active')
    .where('id', '<>', runId)
  if (journeyNumber !== null) {
    update = update.where('journey_id', 'in', (query) =>
      query.selectFrom('journey').select('id').where('number', '=', String(journeyNumber)),
    )
  }
  await update.execute()
}

/** Octeth's id of a journey. */
export async function journeyNumber(ex: Executor, journeyId: string): Promise<string> {
  const { number } = await ex
    .selectFrom('journey')
    .select('number')
    .where('id', '=', journeyId)
    .executeTakeFirstOrThrow()
  return number
}
