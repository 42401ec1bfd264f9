import type { Executor } from '../../database/executor.ts'
import { WEBHOOK_EVENTS } from '../../wire/webhook.ts'
import type { WebhookEventType } from '../../wire/webhook.ts'
import type { Webhook } from './webhook.ts'

export interface StoredWebhook extends Webhook {
  /** The newest first. A second one is there while it is being replaced. */
  sealedSecrets: string[]
}

/** In alphabetical order of their addresses. */
export async function listWebhooks(ex: Executor, workspaceId: string): Promise<StoredWebhook[]> {
  const rows = await ex
    .selectFrom('webhook')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('url')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    events: row.events.filter(isEvent),
    enabled: row.enabled,
    sealedSecrets: sealedSecrets(row),
  }))
}

/** Makes the webhook, or changes the one with this id. */
export async function saveWebhook(
  ex: Executor,
  workspaceId: string,
  webhook: StoredWebhook,
): Promise<void> {
  const { id, url, events, enabled } = webhook
  const [sealed, former = null] = webhook.sealedSecrets
  if (sealed === undefined) throw new Error('A webhook needs a secret.')
  const values = { url, events, enabled, sealed_secret: sealed, sealed_former_secret: former }
  await ex
    .insertInto('webhook')
    .values({ id, workspace_id: workspaceId, ...values })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...values, modified_at: new Date() })
        .where('webhook.workspace_id', '=', workspaceId),
    )
    .execute()
}

/**
 * Removes a webhook and its secrets. What waited for it is given up; the
 * delivery log keeps what it was told, under its address.
 * @returns How many messages are given up.
 */
export async function deleteWebhook(
  trx: Executor,
  workspaceId: string,
  { id, url }: Pick<Webhook, 'id' | 'url'>,
): Promise<number> {
  // Whoever writes an event for it now is waited for, so that this one is given up too.
  await trx.selectFrom('webhook').select('id').where('id', '=', id).forUpdate().execute()
  const deliveries = trx
    .updateTable('webhook_delivery')
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', id)
  const waiting = await deliveries
    .set({ state: 'given-up' })
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  await deliveries.set({ removed_url: url }).execute()
  await trx
    .deleteFrom('webhook')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  return Number(waiting.numUpdatedRows)
}

/** Sealed secrets of a row, the newest first. */
export function sealedSecrets(row: {
  sealed_secret: string
  sealed_former_secret: string | null
}): string[] {
  const { sealed_secret: sealed, sealed_former_secret: former } = row
  return former === null ? [sealed] : [sealed, former]
}

/**
 * Ids of those who want to be told of at least one of the events, by event.
 * Until the end of the transaction none of them is removed.
 */
export async function findSubscribers(
  trx: Executor,
  workspaceId: string,
): Promise<Map<WebhookEventType, string[]>> {
  const rows = await trx
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where('workspace_id', '=', workspaceId)
    .where('enabled', '=', true)
    .orderBy('id')
    .forKeyShare()
    .execute()
  const subscribers = new Map<WebhookEventType, string[]>()
  for (const { id, events } of rows) {
    for (const type of events.filter(isEvent)) {
      subscribers.set(type, [...(subscribers.get(type) ?? []), id])
    }
  }
  return subscribers
}

function isEvent(text: string): text is WebhookEventType {
  return (WEBHOOK_EVENTS as readonly string[]).includes(text)
}
