import type { QueuedMails } from '../../effects/mail/queued-mail.ts'
import { BOOKING_MAIL, findBookingMail } from './booking-mail-store.ts'
import { sendBookingMail } from './send-booking-mail.ts'
import { sendHostMail } from './send-host-mail.ts'

/** What visitors and hosts are written about bookings. */
export const BOOKING_MAILS: QueuedMails = {
  ...BOOKING_MAIL,
  one: 'a mail of a booking',
  async send(ctx, id, mailer) {
    const mail = await findBookingMail(ctx.db, id)
    if (mail === null) return { attempted: { kind: 'dropped', reason: 'outdated' }, told: {} }
    const { news, hostId } = mail
    const attempted =
      mail.hostId === null
        ? await sendBookingMail(ctx, mail, mailer)
        : await sendHostMail(ctx, mail, mailer)
    return { attempted, told: { news, hostId } }
  },
}
