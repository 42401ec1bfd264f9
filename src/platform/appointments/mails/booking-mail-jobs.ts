import type { PlatformContext } from '../../context.ts'
import type { EffectLog } from '../../effects/carry-out.ts'
import type { Attempted } from '../../effects/effect.ts'
import type { Mailer } from '../../effects/mail/mailer.ts'
import { beginMailAttempt, noteMailFailure, settleMail } from './booking-mail-store.ts'
import type { BookingMailJob } from './booking-mail-store.ts'
import { sendBookingMail } from './send-booking-mail.ts'
import { sendHostMail } from './send-host-mail.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>

/**
 * One attempt. What was sent is marked before the job is done, so that a job that
 * comes back sends nothing. It does not reject: pg-boss would keep what an error says.
 */
export async function attemptBookingMail(
  ctx: Context,
  job: BookingMailJob,
  { mailer, log }: { mailer: Mailer; log: EffectLog },
): Promise<Attempted> {
  const { bookingMail: id } = job
  try {
    const mail = await beginMailAttempt(ctx.db, job)
    if (mail === null) {
      log.info({ bookingMail: id }, 'a mail of a booking had ended before')
      return { kind: 'sent' }
    }
    const attempted =
      mail.hostId === null
        ? await sendBookingMail(ctx, mail, mailer)
        : await sendHostMail(ctx, mail, mailer)
    const { kind: ended, ...reason } = attempted
    const { news, hostId } = mail
    const record = { bookingMail: id, news, hostId, ended, ...reason }
    if (attempted.kind === 'sent' || attempted.kind === 'dropped') {
      await settleMail(ctx.db, job, { state: attempted.kind, ...reason, at: ctx.now() })
      log.info(record, 'a mail of a booking has ended')
    } else {
      await noteMailFailure(ctx.db, job, attempted.reason)
      log.warn(record, 'a mail of a booking failed')
    }
    return attempted
  } catch (err) {
    log.error({ err, bookingMail: id }, 'a mail of a booking could not be attempted')
    return { kind: 'failed', reason: 'error' }
  }
}

/** Nobody will try it again. */
export async function buryBookingMail(
  { db, now }: Context,
  job: BookingMailJob,
  log: EffectLog,
): Promise<'completed' | 'failed'> {
  const { bookingMail: id } = job
  try {
    const isFirst = await settleMail(db, job, { state: 'failed', at: now() })
    if (isFirst) log.error({ bookingMail: id }, 'a mail of a booking was given up')
    return 'completed'
  } catch (err) {
    log.error({ err, bookingMail: id }, 'a mail that was given up could not be marked')
    return 'failed'
  }
}
