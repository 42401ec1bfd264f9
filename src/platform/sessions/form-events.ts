import type { WebhookEvent } from '../../wire/webhook.ts'
import { signReceipt } from '../access/receipt.ts'
import type { PlatformContext } from '../context.ts'
import type { FormSession } from './form-session.ts'

/** What other servers are told when a form was submitted. */
export async function formEvents(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  {
    session: { id, form },
    lead,
    completedAt,
  }: { session: Pick<FormSession, 'id' | 'form'>; lead: string; completedAt: Date },
): Promise<WebhookEvent[]> {
  const receipt = await signReceipt(ctx, { sid: id, outcome: 'form' }, completedAt)
  return [
    {
      type: 'session.completed',
      data: {
        sessionId: id,
        outcome: 'form',
        journey: form.id,
        lead,
        completedAt: completedAt.toISOString(),
        receipt,
      },
    },
  ]
}
