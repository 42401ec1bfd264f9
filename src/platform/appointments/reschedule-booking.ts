import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import { lockByTokenHash } from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { bookedStatus } from './booked-status.ts'
import { findBooking, isKeyUsed } from './booking-store.ts'
import type { StoredBooking } from './booking-store.ts'
import { changeLimits, requireInTime } from './change-limits.ts'
import { checkKey } from './check-key.ts'
import { endBooking } from './end-booking-store.ts'
import { locate } from './locate.ts'
import { queueHandOver } from './mails/queue-booking-mails.ts'
import { requireBooked } from './require-booked.ts'
import { isSlot, showAppointmentSession } from './show-appointment-session.ts'
import { takeSlot } from './take-slot.ts'
import { tellOfBooking } from './tell-of-booking.ts'
import { parseInstant } from './visitor-days.ts'

export interface WantedReschedule {
  /** ISO 8601 instant of an offered slot. */
  start: string
  /** Minutes, one of the type's. Absent: as long as before. */
  duration?: number | undefined
  /** Made by the page for one change, 1 to 200 characters: the same key gives the same answer again. */
  rescheduleKey: string
  /** The visitor's IANA zone; absent: the one before. */
  timeZone?: string
}

/**
 * Moves what is booked to another time, in one transaction, once: the time
 * before is free then, and not in the way of the new one. Where the owner
 * approves bookings, the new time waits for that.
 * @throws {PlatformError} `unknown-session`, `invalid`, `not-offered`, `too-late`; `slot-taken`: it stays as it was;
 * `closed`: nothing is booked, or it is off; `conflict`: it was moved once more since this key was used.
 */
export async function rescheduleBooking(
  ctx: PlatformContext,
  token: string,
  wanted: WantedReschedule,
): Promise<AppointmentSession> {
  checkKey('reschedule key', wanted.rescheduleKey)
  const start = parseInstant(wanted.start)
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const session = await lockByTokenHash(trx, tokenHash(token))
    requireBooked(session)
    const { booking } = session
    if (booking.sequence > 0 && booking.confirmKey === wanted.rescheduleKey) {
      return showAppointmentSession(session, now)
    }
    if (await isKeyUsed(trx, session.id, wanted.rescheduleKey)) {
      throw new PlatformError('conflict', 'It was changed again after this change.')
    }
    requireInTime(changeLimits(session.type, booking, now).rescheduleUntil)
    const { duration = minutesOf(booking) } = wanted
    if (isSlot(booking, start, duration)) {
      throw new PlatformError('not-offered', 'The appointment is at this time already.')
    }
    const moved = await move(trx, session, booking, { ...wanted, start, duration }, now)
    const after = { ...session, booking: moved }
    await tellOfBooking(trx, ctx, after, {
      news: moved.status === 'pending' ? 'pending' : 'rescheduled',
      previous: booking,
    })
    await queueHandOver(trx, ctx, session.workspaceId, { before: booking, after: moved })
    return showAppointmentSession(after, now)
  })
}

async function move(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  booking: StoredBooking,
  wanted: Omit<WantedReschedule, 'start'> & { start: number; duration: number },
  now: Date,
): Promise<StoredBooking> {
  // Before the old time is given up: whoever wants it waits for our end, and we must not wait for them.
  const ofType = session.type.hosts.map((host) => host.id)
  const hostIds = [booking.hostId, ...booking.otherHostIds, ...ofType]
  for (const id of [...new Set(hostIds)].toSorted()) await lockName(trx, `host:${id}`)
  await endBooking(trx, booking.id, { status: 'rescheduled', at: now, by: 'visitor' })
  const { answers, language } = booking
  const status = bookedStatus(session.type, now, {
    confirmKey: wanted.rescheduleKey,
    sequence: booking.sequence + 1,
    timeZone: wanted.timeZone ?? booking.timeZone,
    language,
    answers,
  })
  await takeSlot(trx, session, wanted, now, status)
  const moved = await findBooking(trx, session.id)
  if (moved === null) throw new Error('What was just booked is not there.')
  // Its link may say the time, and its place was chosen.
  return locate(trx, session, moved, placeOf(session, booking))
}

function minutesOf({ start, end }: StoredBooking): number {
  return (end.getTime() - start.getTime()) / 60_000
}

/** Index of the place that was chosen; the first where it is none any more. */
function placeOf({ type }: StoredAppointmentSession, { location }: StoredBooking) {
  const at = type.locations.findIndex(
    ({ kind, text = null }) => kind === location?.kind && text === location.text,
  )
  return at === -1 ? undefined : at
}
