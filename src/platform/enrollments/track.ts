import type { PlatformContext } from '../context.ts'
import { isReservedEvent } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { PlatformError } from '../platform-error.ts'
import { happen } from './happen.ts'
import type { Happening } from './happen.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>
type Told = Omit<Happening, 'sessionId'>

/** Longer than any name or id that is meant to be one; no NUL and no half character, which no text column takes. */
const LABEL = /^[^\0\p{Surrogate}]{1,255}$/u

/**
 * Hears an event of a lead from outside, and moves his journeys on, both or neither.
 * @returns Null when the workspace has no such lead; else whether it was new.
 * @throws {PlatformError} `invalid`: a name that only the platform may use, or no text.
 */
export async function track(
  ctx: Context,
  { workspaceId, leadId }: { workspaceId: string; leadId: string },
  { name, messageId, ...told }: Told,
): Promise<boolean | null> {
  if (isReservedEvent(name)) throw new PlatformError('invalid', `Nobody but us tells "${name}".`)
  if (!LABEL.test(name) || !LABEL.test(messageId)) {
    throw new PlatformError('invalid', 'Name and message id of an event have 1 to 255 characters.')
  }
  return inTransaction(ctx.db, async (trx) => {
    const lead = await lockLead(trx, workspaceId, leadId)
    // Apart from our own: a stranger who guesses the id of one would have it passed over.
    return lead && happen(trx, ctx, lead, { ...told, name, messageId: `told:${messageId}` })
  })
}
