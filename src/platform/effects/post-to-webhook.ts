import type { PlatformContext } from '../context.ts'
import { postWebhook } from '../webhooks/post-webhook.ts'
import { signedHeaders } from '../webhooks/sign-webhook.ts'
import { SECRET_PURPOSE } from '../webhooks/webhook.ts'
import { listWebhooks } from '../webhooks/webhook-store.ts'
import type { Attempted, Effect } from './effect.ts'
import type { Recipient } from './mail/mail-store.ts'

const DEADLINE_MS = 15_000
const GONE = 410

interface Wanted {
  url: string
  recipient: Pick<Recipient, 'number' | 'externalId'>
  about: { type: string; data: Record<string, unknown> }
}

/**
 * Tells a webhook of the workspace's file. An address that is not in the file gets
 * nothing: who may draw journeys is not thereby one who may have people's data sent
 * anywhere.
 */
export async function postToWebhook(
  { db, keys, now }: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  effect: Effect,
  { url, recipient, about }: Wanted,
  allowedOrigins: ReadonlySet<string>,
): Promise<Attempted> {
  const webhooks = await listWebhooks(db, effect.workspaceId)
  const webhook = webhooks.find((one) => one.url === url)
  if (webhook === undefined) return { kind: 'refused', reason: 'unknown-webhook' }
  if (!webhook.enabled) return { kind: 'dropped', reason: 'disabled' }
  const secrets = await Promise.all(
    webhook.sealedSecrets.map((sealed) => keys.unseal(sealed, SECRET_PURPOSE)),
  )
  const known = secrets.filter((secret) => secret !== null)
  if (known.length < secrets.length) return { kind: 'failed', reason: 'sealed-otherwise' }
  const body = JSON.stringify({
    type: about.type,
    timestamp: effect.decidedAt.toISOString(),
    data: {
      journeyId: effect.journeyId,
      enrollmentId: effect.enrollmentId,
      step: effect.stepNo,
      lead: recipient.number,
      externalId: recipient.externalId,
      ...about.data,
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
