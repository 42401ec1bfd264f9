import type { PlatformContext } from '../context.ts'
import { webhookSettings } from '../journeys/node-settings/octeth-effects.ts'
import { postWebhook } from '../webhooks/post-webhook.ts'
import { signedHeaders } from '../webhooks/sign-webhook.ts'
import { SECRET_PURPOSE } from '../webhooks/webhook.ts'
import { listWebhooks } from '../webhooks/webhook-store.ts'
import type { Attempted, Effect } from './effect.ts'
import { findRecipient } from './mail/mail-store.ts'

const DEADLINE_MS = 15_000
const GONE = 410

/**
 * Tells a webhook of the workspace's file that a lead has come to this step. An
 * address that is not in the file gets nothing: who may draw journeys is not
 * thereby one who may have people's data sent anywhere.
 */
export async function sendWebhook(
  { db, keys, now }: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  effect: Effect,
  config: unknown,
  allowedOrigins: ReadonlySet<string>,
): Promise<Attempted> {
  const settings = webhookSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const { workspaceId, leadId } = effect
  const webhooks = await listWebhooks(db, workspaceId)
  const webhook = webhooks.find(({ url }) => url === settings.data.url)
  if (webhook === undefined) return { kind: 'refused', reason: 'unknown-webhook' }
  if (!webhook.enabled) return { kind: 'dropped', reason: 'disabled' }
  const lead = await findRecipient(db, workspaceId, leadId)
  if (lead === null) return { kind: 'dropped', reason: 'no-lead' }
  const secrets = await Promise.all(
    webhook.sealedSecrets.map((sealed) => keys.unseal(sealed, SECRET_PURPOSE)),
  )
  const known = secrets.filter((secret) => secret !== null)
  if (known.length < secrets.length) return { kind: 'failed', reason: 'sealed-otherwise' }
  const body = JSON.stringify({
    type: 'journey.webhook',
    timestamp: effect.decidedAt.toISOString(),
    data: {
      journeyId: effect.journeyId,
      enrollmentId: effect.enrollmentId,
      step: effect.stepNo,
      lead: lead.number,
      externalId: lead.externalId,
      values: lead.values,
    },
  })
  const posted = await postWebhook(new URL(webhook.url), {
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'sessionframe',
      // The effect's id, so that a receiver knows what it has had.
      ...signedHeaders(known, { id: effect.id, body, at: now() }),
    },
    body,
    deadlineMs: DEADLINE_MS,
    allowedOrigins,
  })
  if ('failure' in posted) return { kind: 'failed', reason: posted.failure }
  const { status } = posted
  if (status >= 200 && status < 300) return { kind: 'sent' }
  return { kind: status === GONE ? 'refused' : 'failed', reason: `http-${status}` }
}
