import type { EffectLog } from '../carry-out.ts'
import type { Attempted } from '../effect.ts'
import type { Mailer } from './mailer.ts'
import type { QueuedMailContext, QueuedMailJob, QueuedMails } from './queued-mail.ts'
import { beginMailAttempt, noteMailFailure, settleMail } from './queued-mail-store.ts'
import type { MailRound } from './queued-mail-store.ts'

/**
 * One attempt. What was sent is marked before the job is done, so that a job that
 * comes back sends nothing. It does not reject: pg-boss would keep what an error says.
 */
export async function attemptMail(
  ctx: QueuedMailContext,
  mails: QueuedMails,
  job: QueuedMailJob,
  { mailer, log }: { mailer: Mailer; log: EffectLog },
): Promise<Attempted> {
  const { table, idName, one } = mails
  const mail = roundOf(mails, job)
  const { id } = mail
  try {
    if (!(await beginMailAttempt(ctx.db, table, mail))) {
      log.info({ [idName]: id }, `${one} had ended before`)
      return { kind: 'sent' }
    }
    const { attempted, told } = await mails.send(ctx, id, mailer)
    const { kind: ended, ...reason } = attempted
    const record = { [idName]: id, ...told, ended, ...reason }
    if (attempted.kind === 'sent' || attempted.kind === 'dropped') {
      await settleMail(ctx.db, table, mail, { state: attempted.kind, ...reason, at: ctx.now() })
      log.info(record, `${one} has ended`)
    } else {
      await noteMailFailure(ctx.db, table, mail, attempted.reason)
      log.warn(record, `${one} failed`)
    }
    return attempted
  } catch (err) {
    log.error({ err, [idName]: id }, `${one} could not be attempted`)
    return { kind: 'failed', reason: 'error' }
  }
}

/** Nobody will try it again. */
export async function buryMail(
  { db, now }: Pick<QueuedMailContext, 'db' | 'now'>,
  mails: QueuedMails,
  job: QueuedMailJob,
  log: EffectLog,
): Promise<'completed' | 'failed'> {
  const { table, idName, one } = mails
  const mail = roundOf(mails, job)
  const { id } = mail
  try {
    const isFirst = await settleMail(db, table, mail, { state: 'failed', at: now() })
    if (isFirst) log.error({ [idName]: id }, `${one} was given up`)
    return 'completed'
  } catch (err) {
    log.error({ err, [idName]: id }, `${one} was given up and could not be marked`)
    return 'failed'
  }
}

function roundOf({ idName }: QueuedMails, job: QueuedMailJob): MailRound {
  const { [idName]: id, round = 1 } = job
  if (id === undefined) throw new Error(`A job is not of the kind ${idName}.`)
  return { id, round }
}
