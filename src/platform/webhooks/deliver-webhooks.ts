import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { claimDue, settleAttempt } from './delivery-store.ts'
import type { Attempt, Delivery } from './delivery-store.ts'
import { postWebhook } from './post-webhook.ts'
import type { Posted } from './post-webhook.ts'
import { signedHeaders } from './sign-webhook.ts'
import { SECRET_PURPOSE, waitAfter } from './webhook.ts'

/** Milliseconds that a receiver has, as Standard Webhooks advises. */
const DEADLINE_MS = 15_000
/** Longer than an attempt can take: until then nobody else tries. */
const CLAIM_MS = 60_000
/** 410: it wants nothing more of this. */
const GONE = 410

export interface DeliverOptions {
  /** Origins inside the network that may be sent to; everything else must be https and public. */
  allowedOrigins: ReadonlySet<string>
  log: WebhookLog
  deadlineMs?: number
  /** From 0 to 1. */
  random?: () => number
}

/** Where is told how deliveries end; a pino logger fits. */
export interface WebhookLog {
  info(record: object, message: string): void
  warn(record: object, message: string): void
  error(record: object, message: string): void
}

type Deliver = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/** Begins as many attempts as are due, `limit` at most; each of the promises settles and never rejects. */
export async function beginDue(
  ctx: Deliver,
  options: DeliverOptions,
  limit: number,
): Promise<Promise<void>[]> {
  const now = ctx.now()
  const until = new Date(now.getTime() + CLAIM_MS)
  const due = await claimDue(ctx.db, { now, until, limit })
  return due.map((delivery) =>
    attempt(ctx, delivery, options).catch((err: unknown) =>
      // It is due again when its claim has run out.
      options.log.error({ err, eventId: delivery.eventId }, 'a webhook could not be delivered'),
    ),
  )
}

async function attempt(ctx: Deliver, delivery: Delivery, options: DeliverOptions): Promise<void> {
  const secrets = await Promise.all(delivery.sealedSecrets.map((sealed) => unsealed(ctx, sealed)))
  const { eventId: id, body, attempts, eventType } = delivery
  const at = ctx.now()
  const begun = performance.now()
  const url = new URL(delivery.url)
  const posted = await postWebhook(url, {
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'sessionframe',
      ...signedHeaders(secrets, { id, body, at }),
    },
    body,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    allowedOrigins: options.allowedOrigins,
  })
  const ms = Math.round(performance.now() - begun)
  const next = follow(posted, attempts, ctx.now(), options.random ?? Math.random)
  await inTransaction(ctx.db, (trx) =>
    settleAttempt(trx, delivery, { at, ms, ...told(posted) }, next),
  )
  // The path may hold a secret of theirs.
  const record = { eventId: id, type: eventType, to: url.origin, attempts, ms, ...posted }
  if (next === 'delivered') options.log.info(record, 'webhook delivered')
  else if (next === 'given-up') options.log.error(record, 'webhook given up')
  else options.log.warn({ ...record, nextAt: next }, 'webhook failed, will be tried again')
}

async function unsealed({ keys }: Deliver, sealed: string): Promise<string> {
  const secret = await keys.unseal(sealed, SECRET_PURPOSE)
  if (secret === null) throw new Error("The webhook's secret was sealed by another one.")
  return secret
}

function follow(
  posted: Posted,
  attempts: number,
  now: Date,
  random: () => number,
): 'delivered' | 'given-up' | Date {
  const status = 'status' in posted ? posted.status : null
  if (status !== null && status >= 200 && status < 300) return 'delivered'
  const wait = waitAfter(attempts, random())
  if (status === GONE || wait === null) return 'given-up'
  return new Date(now.getTime() + wait)
}

function told(posted: Posted): Pick<Attempt, 'status' | 'failure'> {
  if ('status' in posted) return { status: posted.status, failure: null }
  return { status: null, failure: posted.failure }
}
