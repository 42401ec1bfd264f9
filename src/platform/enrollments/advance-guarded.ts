import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { NewEvent } from '../events/event.ts'
import { isRetryable } from '../in-transaction.ts'
import { readHeldLead } from '../leads/journey-lead-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { withSavepoint } from '../savepoint-store.ts'
import { advance } from './advance.ts'
import type { EngineContext } from './facts.ts'
import { findRun, postpone } from './run-store.ts'

/**
 * Moves a run on within a transaction that must not fail with it: a form is
 * submitted, whatever becomes of a journey. What cannot be moved here is left to
 * the worker, who tries again and tells of it. The lead must be held.
 */
export async function advanceGuarded(
  trx: Transaction<Database>,
  ctx: EngineContext,
  runId: string,
  lead: JourneyLead,
): Promise<NewEvent[]> {
  try {
    return await withSavepoint(trx, async () => {
      // Read again: another run of the lead may have ended it, or changed the lead.
      const run = await findRun(trx, runId)
      const held = await readHeldLead(trx, lead.id)
      return run === null || held === null ? [] : await advance(trx, ctx, run, held)
    })
  } catch (error) {
    if (isRetryable(error)) throw error
    await postpone(trx, runId, { until: ctx.now(), failed: false })
    return []
  }
}
