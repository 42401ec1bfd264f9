import type { PlatformContext } from '../../context.ts'
import type { Attempted } from '../../effects/effect.ts'
import { findRecipient } from '../../effects/mail/mail-store.ts'
import { isAddress } from '../../effects/mail/is-address.ts'
import type { Mail, Mailer } from '../../effects/mail/mailer.ts'
import { oneLine } from '../../effects/mail/merge-fields.ts'
import { hearReports } from '../../mail-reports/hear-reports.ts'
import { addressOf } from '../../mails/write-mail.ts'
import { lastConfirmed } from '../answer-booking-store.ts'
import { appointmentLinkPath } from '../appointment-link.ts'
import { findById } from '../appointment-session-store.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import type { StoredBooking } from '../booking-store.ts'
import { calendarFile } from '../calendar-file.ts'
import { findSessionOfBooking } from './booking-mail-store.ts'
import type { BookingMail } from './booking-mail-store.ts'
import { writeBookingMail } from './write-booking-mail.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>
type Booked = StoredAppointmentSession & { booking: StoredBooking }

/** What a booking has to be, for news of it to be true. */
const TRUE_OF = {
  booked: 'confirmed',
  rescheduled: 'confirmed',
  reminder: 'confirmed',
  pending: 'pending',
  cancelled: 'cancelled',
  declined: 'declined',
} as const satisfies Record<BookingMail['news'], StoredBooking['status']>

/** Writes to the visitor, unless something else has become of the booking since. */
export async function sendBookingMail(
  ctx: Context,
  mail: BookingMail,
  mailer: Mailer,
): Promise<Attempted> {
  const { db } = ctx
  const { workspaceId } = mail
  const sessionId = await findSessionOfBooking(db, mail.bookingId)
  const session = await findById(db, workspaceId, sessionId ?? '')
  if (!isTrue(mail, session)) return { kind: 'dropped', reason: 'outdated' }
  const { booking, leadId } = session
  const isOn = booking.status === 'confirmed' || booking.status === 'pending'
  if (isOn && booking.start.getTime() <= ctx.now().getTime()) {
    return { kind: 'dropped', reason: 'past' }
  }
  const recipient = leadId === null ? null : await findRecipient(db, workspaceId, leadId)
  if (recipient === null) return { kind: 'dropped', reason: 'no-address' }
  if (recipient.suppressed) return { kind: 'dropped', reason: 'suppressed' }
  const to = [addressOf(recipient), answeredAddress(session)].find((one) => isAddress(one))
  if (to === undefined) return { kind: 'dropped', reason: 'no-address' }

  const previous = mail.news === 'booked' ? null : await lastConfirmed(db, session.id)
  const wasKnown = booking.confirmedAt !== null || previous !== null
  const attempted = await mailer.send({
    ...envelope(mail, mailer.sender),
    to,
    ...writeBookingMail(session, {
      news: mail.news,
      previous: mail.news === 'rescheduled' ? previous : null,
      manageUrl: isOn ? ctx.url + appointmentLinkPath(ctx.keys, 'manage', session.id) : null,
    }),
    // What no calendar was told of needs no cancelling, and a reminder changes nothing.
    ...(wasKnown && mail.news !== 'reminder' && (await calendarOf(session, { mail, to, mailer }))),
  })
  if (attempted.kind === 'dropped' && attempted.reason === 'no-mailbox') {
    const id = `booking-mail:${mail.id}`
    await hearReports(ctx, workspaceId, [{ type: 'bounce', permanent: true, email: to, id }])
  }
  return attempted
}

function isTrue(
  { news, bookingId }: BookingMail,
  session: StoredAppointmentSession | null,
): session is Booked {
  const booking = session?.booking
  return booking?.id === bookingId && booking.status === TRUE_OF[news]
}

/** Of the first question for an e-mail address that was answered. */
function answeredAddress({ type, booking }: Booked): string {
  const asked = type.questions.filter((field) => field.type === 'email')
  const [answer = ''] = asked.flatMap(({ id }) => booking.answers[id] ?? [])
  return String(answer).trim()
}

function envelope(
  { id, decidedAt }: BookingMail,
  { name, address }: Mailer['sender'],
): Pick<Mail, 'from' | 'messageId' | 'date'> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return {
    from: { name: oneLine(name), address },
    messageId: `<${id}.booking@${domain}>`,
    date: decidedAt,
  }
}

/** From the sender, not the host: his address is for his own mails. */
async function calendarOf(
  session: Booked,
  { mail, to, mailer }: { mail: BookingMail; to: string; mailer: Mailer },
): Promise<Pick<Mail, 'calendar'>> {
  const { hostName, status } = session.booking
  const isOff = status === 'cancelled' || status === 'declined'
  const method = isOff ? 'CANCEL' : 'REQUEST'
  // The same however often it is sent.
  const file = await calendarFile({ now: () => mail.decidedAt }, session, method, {
    organizer: { name: hostName, email: mailer.sender.address },
    attendee: { name: to, email: to },
  })
  return file === null ? {} : { calendar: { method, file } }
}
