import type { PlatformContext } from '../../context.ts'
import type { Attempted } from '../../effects/effect.ts'
import type { Mailer } from '../../effects/mail/mailer.ts'
import { ownEnvelope, sendOwnMail } from '../../effects/mail/own-mail.ts'
import { lastConfirmed } from '../answer-booking-store.ts'
import { appointmentLinkPath } from '../appointment-link.ts'
import { findById } from '../appointment-session-store.ts'
import { bookingCalendar } from './booking-calendar.ts'
import { isOn, isTrue } from './booking-mail.ts'
import type { VisitorMail } from './booking-mail.ts'
import { findSessionOfBooking } from './booking-mail-store.ts'
import { findVisitor } from './find-visitor.ts'
import { visitorAddress } from './visitor-address.ts'
import { writeBookingMail } from './write-booking-mail.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>

/** Writes to the visitor, unless something else has become of the booking since. */
export async function sendBookingMail(
  ctx: Context,
  mail: VisitorMail,
  mailer: Mailer,
): Promise<Attempted> {
  const { db } = ctx
  const { workspaceId } = mail
  const sessionId = await findSessionOfBooking(db, mail.bookingId)
  const session = await findById(db, workspaceId, sessionId ?? '')
  if (!isTrue(mail, session)) return { kind: 'dropped', reason: 'outdated' }
  const { booking } = session
  const isStillOn = isOn(booking)
  if (isStillOn && booking.start.getTime() <= ctx.now().getTime()) {
    return { kind: 'dropped', reason: 'past' }
  }
  const recipient = await findVisitor(ctx, session)
  if (recipient === null) return { kind: 'dropped', reason: 'no-address' }
  // Who has only unsubscribed still wants to know what he has booked.
  if (recipient.getsNoMail) return { kind: 'dropped', reason: 'suppressed' }
  const to = visitorAddress(recipient, session)
  if (to === null) return { kind: 'dropped', reason: 'no-address' }

  const previous = mail.news === 'booked' ? null : await lastConfirmed(db, session.id)
  const wasKnown = booking.confirmedAt !== null || previous !== null
  const written = {
    ...ownEnvelope(mail, 'booking', mailer.sender),
    to,
    ...writeBookingMail(session, {
      news: mail.news,
      previous: mail.news === 'rescheduled' ? previous : null,
      manageUrl: isStillOn ? manageUrl(ctx, session) : null,
    }),
    // What no calendar was told of needs no cancelling, and a reminder changes nothing.
    ...(wasKnown &&
      mail.news !== 'reminder' &&
      (await bookingCalendar(session, mail, mailer.sender, {
        to,
        meets: booking.hostName,
        organizer: booking.hostName,
      }))),
  }
  return sendOwnMail(ctx, mailer, written, { workspaceId, reportId: `booking-mail:${mail.id}` })
}

/** In the language in which it was booked: the mail program may be set to another. */
function manageUrl(
  { url, keys }: Context,
  { id, booking }: { id: string; booking: { language: string | null } },
): string {
  const link = url + appointmentLinkPath(keys, 'manage', id)
  const { language } = booking
  return language === null ? link : `${link}?${new URLSearchParams({ lang: language })}`
}
