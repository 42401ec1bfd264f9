import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { PlatformError } from '../platform-error.ts'
import { lockById } from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { StoredBooking } from './booking-store.ts'
import { callOff } from './call-off.ts'
import {
  approvePending,
  findOverdue,
  findSessionOf,
  lastConfirmed,
} from './answer-booking-store.ts'
import type { BookingEnd } from './end-booking-store.ts'
import { tellOfBooking } from './tell-of-booking.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'sendsMail'>

/** A booking by its own id, which is another one after each change. */
export interface BookingKey {
  workspaceId: string
  bookingId: string
}

/**
 * The owner approves what waits for it: it is booked then. A second time nothing is done.
 * @throws {PlatformError} `unknown-session`: there is no such booking; `closed`: it is off, or was changed; `too-late`: it has begun, or nobody answered in time.
 */
export async function approveBooking(ctx: Context, key: BookingKey): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const session = await lockBooked(trx, key)
    const { booking } = session
    if (booking.status === 'confirmed') return
    const now = ctx.now()
    requireInTime(booking, now)
    const previous = await lastConfirmed(trx, session.id)
    await approvePending(trx, booking.id, now)
    const approved = { ...booking, status: 'confirmed' as const, confirmedAt: now, respondBy: null }
    const news =
      previous === null
        ? ({ news: 'booked' } as const)
        : ({ news: 'rescheduled', previous } as const)
    await tellOfBooking(trx, ctx, { ...session, booking: approved }, news)
  })
}

/**
 * The owner does not want it: what waits for approval is declined, what is
 * confirmed is cancelled, whatever the notice. Its time is free at once.
 * @throws {PlatformError} `unknown-session`: there is no such booking; `closed`: it is off, or was changed.
 */
export async function refuseBooking(
  ctx: Context,
  key: BookingKey,
  { reason = null }: { reason?: string | null } = {},
): Promise<'declined' | 'cancelled'> {
  return end(ctx, key, { by: 'owner', reason })
}

/**
 * The owner declines what waits for approval, and nothing else: what was approved meanwhile stays.
 * @throws {PlatformError} `unknown-session`: there is no such booking; `closed`: it does not wait (any more), or was changed.
 */
export async function declineBooking(
  ctx: Context,
  key: BookingKey,
  { reason = null }: { reason?: string | null } = {},
): Promise<void> {
  await end(ctx, key, { by: 'owner', reason, onlyPending: true })
}

/**
 * Declines what nobody answered in time.
 * @returns How many there were.
 */
export async function declineOverdue(ctx: Context): Promise<number> {
  const overdue = await findOverdue(ctx.db, ctx.now())
  for (const key of overdue) {
    try {
      // One after the other on purpose: each is a transaction of its own.
      // oxlint-disable-next-line no-await-in-loop
      await end(ctx, key, { by: 'time', reason: null, onlyPending: true })
    } catch (error) {
      // Answered meanwhile, or declined by another instance.
      if (!(error instanceof PlatformError && error.code === 'closed')) throw error
    }
  }
  return overdue.length
}

async function end(
  ctx: Context,
  key: BookingKey,
  {
    by,
    reason,
    onlyPending = false,
  }: Pick<BookingEnd, 'by'> & { reason: string | null; onlyPending?: boolean },
): Promise<'declined' | 'cancelled'> {
  return inTransaction(ctx.db, async (trx) => {
    const session = await lockBooked(trx, key)
    const isPending = session.booking.status === 'pending'
    if (onlyPending && !isPending) {
      throw new PlatformError('closed', 'This booking was approved already.')
    }
    const status = isPending ? 'declined' : 'cancelled'
    await callOff(trx, ctx, session, { status, at: ctx.now(), by, reason })
    return status
  })
}

function requireInTime({ start, respondBy }: StoredBooking, now: Date): void {
  if (start.getTime() <= now.getTime()) {
    throw new PlatformError('too-late', 'The appointment would have begun already.')
  }
  // A worker declines it in a moment.
  if (respondBy !== null && respondBy.getTime() <= now.getTime()) {
    throw new PlatformError('too-late', 'Nobody answered in time.')
  }
}

/** The session of a booking that is on, held. */
async function lockBooked(
  trx: Transaction<Database>,
  key: BookingKey,
): Promise<StoredAppointmentSession & { booking: StoredBooking }> {
  const session = await lockById(trx, key.workspaceId, await findSessionOf(trx, key))
  const booking = session?.booking
  if (!session || !booking) throw new PlatformError('unknown-session', 'There is no such booking.')
  if (booking.id !== key.bookingId) {
    throw new PlatformError('closed', 'This booking was moved to another time, under another id.')
  }
  if (booking.status !== 'confirmed' && booking.status !== 'pending') {
    throw new PlatformError('closed', `This booking is ${booking.status}.`)
  }
  return { ...session, booking }
}
