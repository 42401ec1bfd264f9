import type { Executor } from '../../database/executor.ts'
import type { WebhookEvent, WebhookEventType } from '../../wire/webhook.ts'
import { insertEvent } from './delivery-store.ts'
import { findSubscribers } from './webhook-store.ts'

/**
 * Keeps what happened for those who want to be told, in the transaction in
 * which it happens: both are there afterwards, or neither.
 * @param make Gives the events; not asked where nobody wants any.
 */
export async function recordEvents(
  trx: Executor,
  { workspaceId, at }: { workspaceId: string; at: Date },
  make: () => Promise<WebhookEvent[]>,
): Promise<void> {
  const subscribers: Map<WebhookEventType, string[]> = await findSubscribers(trx, workspaceId)
  if (subscribers.size === 0) return
  for (const { type, data } of await make()) {
    const webhookIds = subscribers.get(type)
    if (webhookIds === undefined) continue
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
    await insertEvent(trx, { workspaceId, type, body, at }, webhookIds)
  }
}
