import type { Job, JobResult, PgBoss } from 'pg-boss'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { BOSS_SCHEMA, bossDatabase } from './boss-store.ts'
import { carryOut } from './carry-out.ts'
import type { CarryOutOptions } from './carry-out.ts'
import { EFFECT_KINDS } from './effect.ts'
import type { Attempted } from './effect.ts'
import { settle } from './effect-store.ts'
import { FAILED_QUEUE } from './job-store.ts'
import type { EffectJob } from './job-store.ts'
import { QUEUED_MAILS } from './mail/all-queued-mails.ts'
import type { Mailer } from './mail/mailer.ts'
import { attemptMail, buryMail } from './mail/queued-mail-jobs.ts'
import type { QueuedMailJob } from './mail/queued-mail.ts'
import type { SmsSender } from './sms/sms-sender.ts'

/** Seconds. Ten tries after the first, over some nine hours; longer than an attempt can take. */
const PACE = { look: 2, retry: 30, longestRetry: 4 * 3600, retries: 10, expire: 120, supervise: 30 }

export interface EffectWorkerOptions extends Pick<CarryOutOptions, 'log'> {
  /** Sends mails; without one they wait for an instance that has one, and fail in the end. */
  mailer?: Mailer | null
  /** Sends text messages; without one they go to the webhooks that the steps name. */
  sms?: SmsSender | null
  /**
   * Origins inside your network that webhooks may go to, such as
   * `http://127.0.0.1:9000`; all others must be https at a public address.
   */
  allowedOrigins?: readonly string[]
  /** Other times than these, in seconds. */
  pace?: Partial<typeof PACE>
}

export interface EffectWorker {
  /** Begins nothing more and waits for what is under way, 60 seconds at most. */
  stop(): Promise<void>
}

/**
 * Carries out what journeys set going beyond the database, until it is stopped.
 * As many instances as there are may run one each: pg-boss gives a job to one of
 * them at a time.
 * @throws What pg-boss throws when its tables cannot be brought to its newest form.
 */
export async function startEffectWorker(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>,
  { mailer = null, sms = null, allowedOrigins = [], log, pace: given = {} }: EffectWorkerOptions,
): Promise<EffectWorker> {
  const pace = { ...PACE, ...given }
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: bossDatabase(ctx.db),
    schema: BOSS_SCHEMA,
    schedule: false,
    superviseIntervalSeconds: pace.supervise,
    monitorIntervalSeconds: pace.supervise,
    // Both are for tables far larger than these, and one cannot be done through a pool.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (err) => log.error({ err }, 'pg-boss failed'))
  await boss.start()
  const options = { mailer, sms, allowedOrigins: new Set(allowedOrigins), log }
  for (const queue of [...EFFECT_KINDS, ...QUEUED_MAILS.map((mails) => mails.queue)]) {
    await boss.updateQueue(queue, {
      retryLimit: pace.retries,
      retryDelay: pace.retry,
      retryBackoff: pace.retry > 0,
      ...(pace.retry > 0 && { retryDelayMax: pace.longestRetry }),
      expireInSeconds: pace.expire,
    })
  }
  for (const queue of EFFECT_KINDS) {
    const attempt = (job: Job<EffectJob>) => attemptJob(ctx, job, options)
    await work(boss, queue, pace.look, attempt)
  }
  if (mailer !== null) {
    for (const mails of QUEUED_MAILS) {
      await work(boss, mails.queue, pace.look, async ({ id, data }: Job<QueuedMailJob>) => {
        const { kind, ...output } = await attemptMail(ctx, mails, data, { mailer, log })
        return { id, status: STATUS[kind], output }
      })
    }
  }
  await work(
    boss,
    FAILED_QUEUE,
    pace.look,
    async ({ id, data }: Job<EffectJob | QueuedMailJob>) => {
      if ('effect' in data) return buryJob(ctx, { id, data }, options)
      const mails = QUEUED_MAILS.find(({ idName }) => idName in data)
      if (mails === undefined) throw new Error('A job that was given up is of no kind.')
      return { id, status: await buryMail(ctx, mails, data, log) }
    },
  )
  return {
    async stop() {
      await boss.stop({ close: false, timeout: 60_000 })
      mailer?.close()
    },
  }
}

/** Ten at once, twice, so that one who hangs does not keep the others waiting. */
async function work<Data>(
  boss: PgBoss,
  queue: string,
  look: number,
  doJob: (job: Job<Data>) => Promise<JobResult>,
): Promise<void> {
  const settings = {
    batchSize: 10,
    localConcurrency: 2,
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: look,
  } as const
  await boss.work(queue, settings, (jobs: Job<Data>[]) => Promise.all(jobs.map(doJob)))
}

const STATUS: Readonly<Record<Attempted['kind'], JobResult['status']>> = {
  sent: 'completed',
  dropped: 'completed',
  failed: 'failed',
  refused: 'deadletter',
}

type Context = Parameters<typeof carryOut>[0]

async function attemptJob(
  ctx: Context,
  { id, data }: Job<EffectJob>,
  options: CarryOutOptions,
): Promise<JobResult> {
  try {
    const { kind, ...output } = await carryOut(ctx, data, options)
    return { id, status: STATUS[kind], output }
  } catch (err) {
    // What it says goes into the log, which is redacted, and not into a table.
    options.log.error({ err, effectId: data.effect }, 'an effect could not be attempted')
    return { id, status: 'failed', output: { reason: 'error' } }
  }
}

/** Nobody will try it again by himself. */
async function buryJob(
  { db, now }: Context,
  { id, data }: Pick<Job<EffectJob>, 'id' | 'data'>,
  { log }: CarryOutOptions,
): Promise<JobResult> {
  try {
    const { effect, round } = data
    const ended = { state: 'failed', at: now() } as const
    const isFirst = await inTransaction(db, (trx) => settle(trx, { id: effect, round }, ended))
    if (isFirst) log.error({ effectId: effect, round }, 'an effect was given up')
    return { id, status: 'completed' }
  } catch (err) {
    log.error({ err, effectId: data.effect }, 'an effect that was given up could not be marked')
    return { id, status: 'failed', output: { reason: 'error' } }
  }
}
