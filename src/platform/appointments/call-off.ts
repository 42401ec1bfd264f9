import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { StoredBooking } from './booking-store.ts'
import { endBooking } from './end-booking-store.ts'
import type { BookingEnd } from './end-booking-store.ts'
import { tellOfBooking } from './tell-of-booking.ts'

/** Ends what is booked and tells of it. The session must be locked. */
export async function callOff(
  trx: Transaction<Database>,
  ctx: Pick<PlatformContext, 'keys' | 'now' | 'sendsMail'>,
  session: StoredAppointmentSession & { booking: StoredBooking },
  end: BookingEnd & { status: 'cancelled' | 'declined' },
): Promise<StoredAppointmentSession> {
  const { booking } = session
  await endBooking(trx, booking.id, end)
  const sequence = booking.sequence + 1
  const after = { ...session, booking: { ...booking, status: end.status, sequence } }
  await tellOfBooking(trx, ctx, after, { news: end.status, by: end.by })
  return after
}
