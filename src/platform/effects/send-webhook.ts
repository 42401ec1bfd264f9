import type { PlatformContext } from '../context.ts'
import { webhookSettings } from '../journeys/node-settings/octeth-effects.ts'
import type { Attempted, Effect } from './effect.ts'
import { findRecipient } from './mail/mail-store.ts'
import { postToWebhook } from './post-to-webhook.ts'

/** Tells a webhook of the workspace's file that a lead has come to this step. */
export async function sendWebhook(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  effect: Effect,
  config: unknown,
  allowedOrigins: ReadonlySet<string>,
): Promise<Attempted> {
  const settings = webhookSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const recipient = await findRecipient(ctx.db, effect.workspaceId, effect.leadId)
  if (recipient === null) return { kind: 'dropped', reason: 'no-lead' }
  const about = { type: 'journey.webhook', data: { values: recipient.values } }
  return postToWebhook(ctx, effect, { url: settings.data.url, recipient, about }, allowedOrigins)
}
