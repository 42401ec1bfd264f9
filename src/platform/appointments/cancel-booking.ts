import type { PlatformContext } from '../context.ts'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { tokenHash } from '../access/link-token.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockByTokenHash } from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import type { StoredBooking } from './booking-store.ts'
import { changeLimits, requireInTime } from './change-limits.ts'
import { endBooking } from './end-booking-store.ts'
import type { BookingEnd } from './end-booking-store.ts'
import { requireBooked } from './require-booked.ts'
import { showAppointmentSession } from './show-appointment-session.ts'
import { tellOfBooking } from './tell-of-booking.ts'

/**
 * The visitor takes back what is booked; its time is free at once. A second time
 * nothing is done.
 * @param reason In the visitor's words, for the host.
 * @throws {PlatformError} `unknown-session`, `closed`: nothing is booked; `too-late`.
 */
export async function cancelBooking(
  ctx: PlatformContext,
  token: string,
  reason: string | null,
): Promise<AppointmentSession> {
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const session = await lockByTokenHash(trx, tokenHash(token))
    if (session?.booking?.status === 'cancelled' || session?.booking?.status === 'declined') {
      return showAppointmentSession(session, now)
    }
    requireBooked(session)
    requireInTime(changeLimits(session.type, session.booking, now).cancelUntil)
    const end = { status: 'cancelled', at: now, by: 'visitor', reason: reason || null } as const
    return showAppointmentSession(await callOff(trx, ctx, session, end), now)
  })
}

/** Ends what is booked and tells of it. The session must be locked. */
async function callOff(
  trx: Transaction<Database>,
  ctx: PlatformContext,
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
