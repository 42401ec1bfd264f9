import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { PlatformError } from '../platform-error.ts'
import { lockById } from './appointment-session-store.ts'
import { callOff } from './call-off.ts'
import {
  approvePending,
  findOverdue,
  findSessionOf,
  lastConfirmed,
} from './answer-booking-store.ts'
import type { BookingEnd } from './end-booking-store.ts'
import { requireBooked } from './require-booked.ts'
import { tellOfBooking } from './tell-of-booking.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'sendsMail'>

/** A booking by its own id, which is another one after each change. */
export interface BookingKey {
  workspaceId: string
  bookingId: string
}

/**
 * The owner approves what waits for it: it is booked then. A second time nothing is done.
 * @throws {PlatformError} `unknown-session`: there is no such booking; `closed`: it is off, or was changed; `too-late`: it has begun.
 */
export async function approveBooking(ctx: Context, key: BookingKey): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const session = await lockById(trx, key.workspaceId, await findSessionOf(trx, key))
    requireBooked(session)
    const { booking } = session
    requireSame(booking.id, key)
    if (booking.status === 'confirmed') return
    const now = ctx.now()
    if (booking.start.getTime() <= now.getTime()) {
      throw new PlatformError('too-late', 'The appointment would have begun already.')
    }
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
 * Declines what nobody answered in time.
 * @returns How many there were.
 */
export async function declineOverdue(ctx: Context): Promise<number> {
  const overdue = await findOverdue(ctx.db, ctx.now())
  for (const key of overdue) {
    try {
      // One after the other on purpose: each is a transaction of its own.
      // oxlint-disable-next-line no-await-in-loop
      await end(ctx, key, { by: 'time', reason: null })
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
  { by, reason }: Pick<BookingEnd, 'by'> & { reason: string | null },
): Promise<'declined' | 'cancelled'> {
  return inTransaction(ctx.db, async (trx) => {
    const session = await lockById(trx, key.workspaceId, await findSessionOf(trx, key))
    requireBooked(session)
    requireSame(session.booking.id, key)
    const isPending = session.booking.status === 'pending'
    if (by === 'time' && !isPending) throw closed()
    const status = isPending ? 'declined' : 'cancelled'
    await callOff(trx, ctx, session, { status, at: ctx.now(), by, reason })
    return status
  })
}

function requireSame(id: string, { bookingId }: BookingKey): void {
  if (id !== bookingId) throw closed()
}

function closed(): PlatformError {
  return new PlatformError('closed', 'This booking was changed or is off.')
}
