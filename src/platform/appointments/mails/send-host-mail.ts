import type { PlatformContext } from '../../context.ts'
import type { Attempted } from '../../effects/effect.ts'
import { isAddress } from '../../effects/mail/is-address.ts'
import type { Mailer } from '../../effects/mail/mailer.ts'
import { ownEnvelope } from '../../effects/mail/own-mail.ts'
import { appointmentLinkPath } from '../appointment-link.ts'
import { findById } from '../appointment-session-store.ts'
import { bookingCalendar } from './booking-calendar.ts'
import { isOn, isTrue } from './booking-mail.ts'
import type { Booked, HostMail } from './booking-mail.ts'
import { findSessionOfBooking } from './booking-mail-store.ts'
import { findVisitor } from './find-visitor.ts'
import { findMailHost, listBookingRows } from './host-mail-store.ts'
import type { BookingRow } from './host-mail-store.ts'
import { timeInCalendar } from './time-in-calendar.ts'
import { visitorAddress } from './visitor-address.ts'
import { visitorName } from './visitor-in-words.ts'
import { writeHostMail } from './write-host-mail.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>

/** Writes to a host, unless something else has become of the booking since. */
export async function sendHostMail(
  ctx: Context,
  mail: HostMail,
  mailer: Mailer,
): Promise<Attempted> {
  const { db } = ctx
  const { workspaceId, bookingId, hostId, news } = mail
  const sessionId = (await findSessionOfBooking(db, bookingId)) ?? ''
  const rows = await listBookingRows(db, sessionId)
  const at = rows.findIndex(({ id }) => id === bookingId)
  const row = rows[at]
  const session = toldOf(mail, await findById(db, workspaceId, sessionId), row)
  if (session === null || row === undefined) return { kind: 'dropped', reason: 'outdated' }
  const { booking } = session
  const isOver = booking.start.getTime() <= ctx.now().getTime()
  if (isOver && (isOn(booking) || news === 'handed-over')) {
    return { kind: 'dropped', reason: 'past' }
  }
  const host = await findMailHost(db, hostId)
  const to = host?.email ?? ''
  const lead = await findVisitor(ctx, session)
  if (host === null || lead === null || !isAddress(to)) {
    return { kind: 'dropped', reason: 'no-address' }
  }
  const previous = timeInCalendar(rows.slice(at + 1), hostId)
  const replyTo = visitorAddress(lead, session)
  const name = visitorName(lead, session)
  const { sender } = mailer
  return mailer.send({
    ...ownEnvelope(mail, 'booking', sender),
    to,
    ...(replyTo !== null && { replyTo: { name, address: replyTo } }),
    ...writeHostMail(session, {
      news,
      host,
      visitor: lead,
      previous,
      isLapsed: news === 'declined' && row.endedBy === 'time',
      reason: row.endedBy === 'visitor' ? row.reason : null,
      answerUrl:
        news === 'pending' ? ctx.url + appointmentLinkPath(ctx.keys, 'answer', bookingId) : null,
    }),
    // What his calendar was not told of needs no cancelling.
    ...((row.confirmedAt !== null || previous !== null) &&
      (await bookingCalendar(session, mail, sender, { to, meets: name, organizer: sender.name }))),
  })
}

/** The session with the booking that the mail tells of; null where that is not so any more. */
function toldOf(
  { news, hostId, bookingId }: HostMail,
  session: Awaited<ReturnType<typeof findById>>,
  row: BookingRow | undefined,
): Booked | null {
  if (news !== 'handed-over') return isTrue({ news, bookingId }, session) ? session : null
  if (!session?.booking || row === undefined) return null
  const { booking } = session
  // It has come back.
  if ([booking.hostId, ...booking.otherHostIds].includes(hostId)) return null
  const { start, end, confirmedAt } = row
  // To this host it is cancelled, as calendars count: newer than what he was told.
  const off = { status: 'cancelled' as const, start, end, confirmedAt, sequence: row.sequence + 1 }
  return { ...session, booking: { ...booking, ...off } }
}
