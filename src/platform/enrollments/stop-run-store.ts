import type { Executor } from '../../database/executor.ts'
import { NOTHING_AWAITED } from './enrollment-store.ts'

interface Stop {
  leadId: string
  at: Date
  reason: string
  /** The run that says so goes on. */
  except: string | null
}

/**
 * Takes a lead, who must be held, out of journeys.
 * @param which By default all; else by ids of journeys, or by Octeth's numbers of them.
 */
export async function stopRuns(
  trx: Executor,
  { leadId, at, reason, except }: Stop,
  which: { journeyIds?: readonly string[]; numbers?: readonly number[] } = {},
): Promise<void> {
  let update = trx
    .updateTable('enrollment')
    .set({ status: 'stopped', exit_reason: reason, ended_at: at, ...NOTHING_AWAITED })
    .where('lead_id', '=', leadId)
    .where('status', '=', 'active')
  if (except !== null) update = update.where('id', '<>', except)
  const { journeyIds, numbers } = which
  if (journeyIds !== undefined) {
    if (journeyIds.length === 0) return
    update = update.where('journey_id', 'in', [...journeyIds])
  }
  if (numbers !== undefined) {
    if (numbers.length === 0) return
    update = update.where('journey_id', 'in', (query) =>
      query.selectFrom('journey').select('id').where('number', 'in', numbers.map(String)),
    )
  }
  await update.execute()
}

/** Where a lead is inside, frozen journeys too. */
export async function listInside(
  ex: Executor,
  leadId: string,
): Promise<{ journeyId: string; versionId: string }[]> {
  return ex
    .selectFrom('enrollment')
    .select(['journey_id as journeyId', 'version_id as versionId'])
    .where('lead_id', '=', leadId)
    .where('status', '=', 'active')
    .execute()
}
