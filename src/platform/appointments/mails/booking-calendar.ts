import type { Mail, Mailer } from '../../effects/mail/mailer.ts'
import { calendarFile } from '../calendar-file.ts'
import type { Booked, BookingMail } from './booking-mail.ts'

interface People {
  /** Whose calendar it is for. */
  to: string
  /** What the entry calls those whom its owner meets. */
  meets: string
  /** Whom it comes from. */
  organizer: string
}

/** From the sender's address, not the host's: that is for his own mails. */
export async function bookingCalendar(
  session: Booked,
  { decidedAt }: BookingMail,
  { address }: Mailer['sender'],
  { to, meets, organizer }: People,
): Promise<Pick<Mail, 'calendar'>> {
  const { status } = session.booking
  const method = status === 'cancelled' || status === 'declined' ? 'CANCEL' : 'REQUEST'
  // The same however often it is sent.
  const file = await calendarFile({ now: () => decidedAt }, session, method, {
    organizer: { name: organizer, email: address },
    attendee: { name: to, email: to },
    meets,
  })
  return file === null ? {} : { calendar: { method, file } }
}
