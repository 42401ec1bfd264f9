import { sessionState } from '../sessions/form-session.ts'
import type { AppointmentSession, Booking } from './appointment-session.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { StoredBooking } from './booking-store.ts'

/** A stored session as it is now: its state and its hold by the clock. */
export function showAppointmentSession(
  stored: StoredAppointmentSession,
  now: Date,
): AppointmentSession {
  const { counter: _counter, booking, ...session } = stored
  return { ...session, state: sessionState(stored, now), booking: showBooking(booking, now) }
}

/** A hold that has not run out, as its own type. */
export function isHeld(booking: StoredBooking | null, now: Date): booking is StoredBooking {
  return (
    booking?.status === 'held' &&
    booking.holdExpiresAt !== null &&
    booking.holdExpiresAt.getTime() > now.getTime()
  )
}

/** @param duration Minutes. */
export function isSlot(booking: StoredBooking, start: number, duration: number): boolean {
  return booking.start.getTime() === start && booking.end.getTime() === start + duration * 60_000
}

function showBooking(booking: StoredBooking | null, now: Date): Booking | null {
  if (booking === null) return null
  if (booking.status === 'held' && !isHeld(booking, now)) return null
  const { start, end, status, holdExpiresAt, confirmedAt, respondBy, sequence } = booking
  const { timeZone, language, hostName, location } = booking
  const times = { start, end, holdExpiresAt, confirmedAt, respondBy }
  return { ...times, status, sequence, timeZone, language, hostName, location }
}
