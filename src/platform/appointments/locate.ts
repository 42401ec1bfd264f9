import type { Executor } from '../../database/executor.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import { bookedLocation } from './booked-location.ts'
import { setLocation } from './booking-store.ts'
import type { StoredBooking } from './booking-store.ts'
import { instantText } from './instant-text.ts'

/**
 * Says where a booking is, where its type gives a choice.
 * @param index Of the type's locations. Absent: the first.
 * @throws {PlatformError} `invalid`: there is no such location.
 */
export async function locate(
  trx: Executor,
  session: StoredAppointmentSession,
  booking: StoredBooking,
  index: number | undefined,
): Promise<StoredBooking> {
  const location = bookedLocation(session.type, index, {
    bookingId: booking.id,
    sessionId: session.id,
    start: instantText(booking.start),
    end: instantText(booking.end),
  })
  if (location === null) return booking
  await setLocation(trx, booking.id, location)
  return { ...booking, location }
}
