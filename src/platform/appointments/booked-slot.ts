import type { BookedSlot, BookingConfirmed } from '../../wire/page.ts'
import type { PlatformContext } from '../context.ts'
import { appointmentReceipt } from './appointment-receipt.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { calendarLinks } from './calendar-links.ts'
import { placeInWords } from './booked-location.ts'
import { changeLimits } from './change-limits.ts'
import { instantText } from './instant-text.ts'

/** What a page is told of what was booked on it; null where nothing was. */
export function bookedSlot({ booking, type }: AppointmentSession, now: Date): BookedSlot | null {
  if (booking === null || booking.status === 'held') return null
  const { rescheduleUntil, cancelUntil } = changeLimits(type, booking, now)
  const times = { start: instantText(booking.start), end: instantText(booking.end) }
  return {
    ...times,
    status: booking.status,
    location: booking.location,
    manage: {
      rescheduleUntil: rescheduleUntil && instantText(rescheduleUntil),
      cancelUntil: cancelUntil && instantText(cancelUntil),
    },
    calendar:
      booking.status === 'confirmed'
        ? calendarLinks({
            ...times,
            title: `${type.title}, ${booking.hostName}`,
            location: placeInWords(type, booking),
          })
        : null,
  }
}

export async function bookingConfirmed(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  session: AppointmentSession,
): Promise<BookingConfirmed> {
  const booked = bookedSlot(session, ctx.now())
  if (booked === null) throw new Error('The session that was just booked has no booking.')
  // A form has a receipt of its own, and its host page hears of that alone.
  const isPart = session.question !== null
  return { ...booked, receipt: isPart ? null : await appointmentReceipt(ctx, session) }
}
