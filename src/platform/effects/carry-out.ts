import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { loadVersion } from '../journeys/running-version-store.ts'
import type { Attempted, Effect } from './effect.ts'
import { beginAttempt, noteFailure, settle } from './effect-store.ts'
import type { EffectJob } from './job-store.ts'
import type { Mailer } from './mail/mailer.ts'
import { sendMail } from './mail/send-mail.ts'
import { sendWebhook } from './send-webhook.ts'
import { sendSms } from './sms/send-sms.ts'
import type { SmsSender } from './sms/sms-sender.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>

export interface CarryOutOptions {
  /** Null where no mail can be sent from here: it waits for an instance that can. */
  mailer: Mailer | null
  /** Sends text messages; null for the webhooks that the steps name. */
  sms: SmsSender | null
  /** Origins inside the network that webhooks may go to. */
  allowedOrigins: ReadonlySet<string>
  log: EffectLog
}

/** Where is told how they end; a pino logger fits. */
export interface EffectLog {
  info(record: object, message: string): void
  warn(record: object, message: string): void
  error(record: object, message: string): void
}

/**
 * One attempt. What was sent is marked before the job is done, so that a job
 * that comes back sends nothing; between the other side's yes and the mark
 * nothing can stand, and what dies there is sent again under the same id.
 */
export async function carryOut(
  ctx: Context,
  { effect: id, round }: EffectJob,
  options: CarryOutOptions,
): Promise<Attempted> {
  const effect = await beginAttempt(ctx.db, { id, round })
  if (effect === null) {
    options.log.info({ effectId: id, round }, 'an effect had ended before')
    return { kind: 'sent' }
  }
  const attempted = await attempt(ctx, effect, options)
  const { kind: what, enrollmentId, stepNo, attempts } = effect
  const { kind: ended, ...reason } = attempted
  const record = { effectId: id, what, enrollmentId, stepNo, attempts, ended, ...reason }
  if (attempted.kind === 'sent' || attempted.kind === 'dropped') {
    await end(ctx, effect, attempted)
    options.log.info(record, 'an effect has ended')
  } else {
    await noteFailure(ctx.db, effect, attempted.reason)
    options.log.warn(record, 'an effect failed')
  }
  return attempted
}

async function attempt(ctx: Context, effect: Effect, options: CarryOutOptions): Promise<Attempted> {
  const version = await loadVersion(ctx.db, effect.versionId)
  const config = version.nodes.get(effect.nodeId)?.config
  switch (effect.kind) {
    case 'mail':
      return sendMail(ctx, effect, { version, config }, options.mailer)
    case 'webhook':
      return sendWebhook(ctx, effect, config, options.allowedOrigins)
    case 'sms':
      return sendSms(ctx, effect, { version, config }, options)
    default:
      return effect.kind satisfies never
  }
}

function end(
  { db, now }: Context,
  effect: Effect,
  { kind: state, ...reason }: Extract<Attempted, { kind: 'sent' | 'dropped' }>,
): Promise<boolean> {
  return inTransaction(db, (trx) => settle(trx, effect, { state, ...reason, at: now() }))
}
