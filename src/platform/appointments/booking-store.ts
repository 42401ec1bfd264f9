import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'
import type { TimeRange } from './host-hours.ts'

/** A hold that has run out is here until somebody takes its host's time. */
export interface StoredBooking {
  id: string
  hostId: string
  hostName: string
  start: Date
  end: Date
  status: 'held' | 'confirmed'
  holdExpiresAt: Date | null
  confirmKey: string | null
}

/** How a booking begins: as a hold, or confirmed at once. */
export type BookingStatus =
  | { status: 'held'; holdExpiresAt: Date }
  | { status: 'confirmed'; confirmKey: string; confirmedAt: Date }

export async function findBooking(ex: Executor, sessionId: string): Promise<StoredBooking | null> {
  const row = await ex
    .selectFrom('booking as b')
    .innerJoin('host as h', 'h.id', 'b.host_id')
    .selectAll('b')
    .select('h.name as host_name')
    .where('b.session_id', '=', sessionId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    hostId: row.host_id,
    hostName: row.host_name,
    start: row.starts_at,
    end: row.ends_at,
    status: row.status,
    holdExpiresAt: row.hold_expires_at,
    confirmKey: row.confirm_key,
  }
}

/**
 * What is taken of each host's time within the range. What the session itself
 * holds is free to it.
 */
export async function findBusy(
  ex: Executor,
  wanted: { hostIds: readonly string[]; within: TimeRange; now: Date; exceptSession: string },
): Promise<Map<string, TimeRange[]>> {
  const rows = await ex
    .selectFrom('occupancy as o')
    .innerJoin('booking as b', 'b.id', 'o.booking_id')
    .select(['o.host_id', 'o.starts_at', 'o.ends_at'])
    .where('o.host_id', 'in', wanted.hostIds)
    .where(sql<boolean>`o.during && ${rangeText(wanted.within)}::tstzrange`)
    .where('b.session_id', '!=', wanted.exceptSession)
    .where((where) =>
      where.or([where('b.status', '=', 'confirmed'), where('b.hold_expires_at', '>', wanted.now)]),
    )
    .execute()
  const busy = new Map<string, TimeRange[]>()
  for (const row of rows) {
    const ranges = busy.get(row.host_id) ?? []
    ranges.push({ start: row.starts_at.getTime(), end: row.ends_at.getTime() })
    busy.set(row.host_id, ranges)
  }
  return busy
}

/**
 * Takes the host's time, unless some of it is taken: then false, and nothing is
 * changed. The exclusion constraint decides, so this holds against every other
 * transaction.
 */
export async function insertBooking(
  trx: Executor,
  booking: {
    workspaceId: string
    sessionId: string
    hostId: string
    slot: TimeRange
    /** The slot and its buffers. */
    during: TimeRange
  } & BookingStatus,
): Promise<boolean> {
  const id = newId()
  await trx
    .insertInto('booking')
    .values({
      id,
      workspace_id: booking.workspaceId,
      session_id: booking.sessionId,
      host_id: booking.hostId,
      starts_at: new Date(booking.slot.start),
      ends_at: new Date(booking.slot.end),
      status: booking.status,
      ...(booking.status === 'held'
        ? { hold_expires_at: booking.holdExpiresAt }
        : { confirm_key: booking.confirmKey, confirmed_at: booking.confirmedAt }),
    })
    .execute()
  // DO NOTHING takes exclusion constraints too, and leaves the transaction whole for the next host.
  const taken = await trx
    .insertInto('occupancy')
    .values({
      booking_id: id,
      workspace_id: booking.workspaceId,
      host_id: booking.hostId,
      during: rangeText(booking.during),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('booking_id')
    .executeTakeFirst()
  if (taken !== undefined) return true
  await trx.deleteFrom('booking').where('id', '=', id).execute()
  return false
}

export async function confirmHold(
  ex: Executor,
  id: string,
  confirmed: { confirmKey: string; confirmedAt: Date },
): Promise<void> {
  await ex
    .updateTable('booking')
    .set({
      status: 'confirmed',
      hold_expires_at: null,
      confirm_key: confirmed.confirmKey,
      confirmed_at: confirmed.confirmedAt,
    })
    .where('id', '=', id)
    .execute()
}

export async function extendHold(ex: Executor, id: string, until: Date): Promise<void> {
  await ex.updateTable('booking').set({ hold_expires_at: until }).where('id', '=', id).execute()
}

/** Frees what the session holds; a confirmed booking stays. */
export async function deleteHold(ex: Executor, sessionId: string): Promise<void> {
  await ex
    .deleteFrom('booking')
    .where('session_id', '=', sessionId)
    .where('status', '=', 'held')
    .execute()
}

export async function deleteExpiredHolds(
  ex: Executor,
  hostIds: readonly string[],
  now: Date,
): Promise<void> {
  await ex
    .deleteFrom('booking')
    .where('host_id', 'in', hostIds)
    .where('status', '=', 'held')
    .where('hold_expires_at', '<=', now)
    .execute()
}

function rangeText(range: TimeRange): string {
  return `[${new Date(range.start).toISOString()},${new Date(range.end).toISOString()})`
}
