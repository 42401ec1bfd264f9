import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { admit } from './admit.ts'
import { tell } from './happen.ts'
import type { RefusalReason } from './refusal-store.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

export type Enrolled =
  | { enrollmentId: string }
  | { refused: RefusalReason | 'unknown-journey' | 'unknown-lead' }

/** Lets a lead into a journey by hand: no trigger is asked, all other rules are. */
export async function enrol(
  ctx: Context,
  workspaceId: string,
  { journeyId, leadId }: { journeyId: string; leadId: string },
): Promise<Enrolled> {
  return inTransaction(ctx.db, async (trx) => {
    const lead = await lockLead(trx, workspaceId, leadId)
    if (lead === null) return { refused: 'unknown-lead' }
    const admission = await admit(trx, ctx, journeyId, { lead, trigger: undefined, event: null })
    if ('refused' in admission) return admission
    await tell(trx, ctx, lead, admission.happened)
    return { enrollmentId: admission.enrollmentId }
  })
}
