import type { PlatformContext } from '../context.ts'
import { tokenHash } from '../access/link-token.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockByTokenHash } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { callOff } from './call-off.ts'
import { changeLimits, requireInTime } from './change-limits.ts'
import { requireBooked } from './require-booked.ts'
import { showAppointmentSession } from './show-appointment-session.ts'

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
