import { signReceipt } from '../access/receipt.ts'
import type { PlatformContext } from '../context.ts'
import type { FormSession } from './form-session.ts'

/** The receipt of a complete session, the same each time; null for one that is not complete. */
export async function formReceipt(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  session: Pick<FormSession, 'id' | 'completedAt'>,
): Promise<string | null> {
  if (session.completedAt === null) return null
  return signReceipt(ctx, { sid: session.id, outcome: 'form' }, session.completedAt)
}
