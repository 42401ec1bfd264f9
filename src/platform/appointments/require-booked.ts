import { PlatformError } from '../platform-error.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { StoredBooking } from './booking-store.ts'

/**
 * What is booked and on.
 * @throws {PlatformError} `unknown-session`, or `closed`: nothing is booked, or it is off.
 */
export function requireBooked(
  session: StoredAppointmentSession | null,
): asserts session is StoredAppointmentSession & { booking: StoredBooking } {
  if (session === null) throw new PlatformError('unknown-session', 'There is no such session.')
  const { booking } = session
  const isOn = booking?.status === 'confirmed' || booking?.status === 'pending'
  if (!isOn) throw new PlatformError('closed', 'No appointment is booked here.')
}
