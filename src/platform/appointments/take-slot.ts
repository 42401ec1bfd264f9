import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import { deleteExpiredHolds, deleteHold, insertBooking } from './booking-store.ts'
import type { BookingStatus } from './booking-store.ts'
import type { TimeRange } from './host-hours.ts'
import { occupied, offeredStarts } from './slots.ts'

const MINUTE = 60_000

/**
 * Takes the slot for the session with the first host who is free, instead of
 * what the session held. The caller has locked the session.
 * @param start Milliseconds since the epoch.
 * @throws {PlatformError} `not-offered`, or `slot-taken`: the transaction must be given up, then the session keeps what it held.
 */
export async function takeSlot(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  start: number,
  now: Date,
  status: BookingStatus,
): Promise<TimeRange> {
  const { type } = session
  const hosts = type.hosts.filter((host) => isOffered(session, host, start, now))
  if (hosts.length === 0) {
    throw new PlatformError('not-offered', 'No appointment is offered at this time.')
  }
  const hostIds = hosts.map((host) => host.id)
  // All in one order, so that two takers never wait for each other.
  for (const id of hostIds.toSorted()) await lockName(trx, `host:${id}`)
  await deleteExpiredHolds(trx, hostIds, now)
  await deleteHold(trx, session.id)
  const slot = { start, end: start + type.duration * MINUTE }
  const booking = {
    workspaceId: session.workspaceId,
    sessionId: session.id,
    slot,
    during: occupied(type, start),
    ...status,
  }
  for (const hostId of hostIds) {
    if (await insertBooking(trx, { ...booking, hostId })) return slot
  }
  throw new PlatformError('slot-taken', 'This time was taken a moment ago.')
}

function isOffered(
  { type }: StoredAppointmentSession,
  host: StoredAppointmentSession['type']['hosts'][number],
  start: number,
  now: Date,
): boolean {
  return offeredStarts(type, host, { start, end: start + 1 }, now.getTime()).length > 0
}
