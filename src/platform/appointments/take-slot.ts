import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { Host } from './appointment-type.ts'
import { deleteExpiredHolds, deleteHold, insertBooking, lastBooked } from './booking-store.ts'
import type { BookingStatus } from './booking-store.ts'
import { hostSlots } from './free-slots.ts'
import type { TimeRange } from './host-hours.ts'
import { occupied, offeredStarts, slotRules } from './slots.ts'
import type { SlotRules } from './slots.ts'
import { findTaken } from './taken-store.ts'

const MINUTE = 60_000

export interface WantedSlot {
  /** Milliseconds since the epoch. */
  start: number
  /** Minutes, one of the type's. Absent: its first. */
  duration?: number | undefined
}

export interface TakenSlot extends TimeRange {
  bookingId: string
}

/**
 * Takes the slot for the session, with whom the type's choice of hosts finds,
 * instead of what the session held. The caller has locked the session.
 * @throws {PlatformError} `invalid`: no such duration; `not-offered`; or `slot-taken`: the transaction must be given up, then the session keeps what it held.
 */
export async function takeSlot(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  { start, duration }: WantedSlot,
  now: Date,
  status: BookingStatus,
): Promise<TakenSlot> {
  const { type } = session
  const rules = slotRules(type, duration)
  const window = { start, end: start + 1 }
  const hosts = type.hosts.filter(
    (host) => offeredStarts(rules, host, window, now.getTime()).length > 0,
  )
  if (hosts.length < (rules.hostChoice === 'all' ? type.hosts.length : 1)) {
    throw new PlatformError('not-offered', 'No appointment is offered at this time.')
  }
  const hostIds = hosts.map((host) => host.id)
  const during = occupied(rules, start)
  // All in one order, so that two takers never wait for each other.
  for (const id of hostIds.toSorted()) await lockName(trx, `host:${id}`)
  await deleteExpiredHolds(trx, { hostIds, during, now })
  await deleteHold(trx, session.id)
  const slot = { start, end: start + rules.duration * MINUTE }
  const booking = {
    workspaceId: session.workspaceId,
    sessionId: session.id,
    typeId: type.id,
    slot,
    during,
    isShared: rules.seats > 1,
    at: now,
    ...status,
  }
  const taken = await findTaken(trx, { rules, hostIds, window, now, exceptSession: session.id })
  const free = hosts.flatMap((host) =>
    hostSlots(rules, host, taken.get(host.id) ?? [], window, now.getTime()).map(({ isShared }) => ({
      host,
      isShared,
    })),
  )
  for (const ids of await choices(trx, rules, hosts, free, now)) {
    const bookingId = await insertBooking(trx, { ...booking, hostIds: ids })
    if (bookingId !== null) return { ...slot, bookingId }
  }
  throw new PlatformError('slot-taken', 'This time was taken a moment ago.')
}

interface FreeHost {
  host: Host
  /** Others have booked the same slot with them. */
  isShared: boolean
}

/** Who can be booked: each choice one host or, where all take part, all of them. The best is first. */
async function choices(
  trx: Transaction<Database>,
  rules: SlotRules,
  hosts: readonly Host[],
  free: readonly FreeHost[],
  now: Date,
): Promise<[string, ...string[]][]> {
  const [first, ...others] = free.map(({ host }) => host.id)
  if (first === undefined) return []
  if (rules.hostChoice === 'all') {
    return free.length === hosts.length ? [[first, ...others]] : []
  }
  const last =
    rules.hostChoice === 'round-robin'
      ? await lastBooked(trx, { typeId: rules.id, hostIds: [first, ...others], now })
      : new Map<string, number>()
  const turn = ({ host }: FreeHost) => last.get(host.id) ?? 0
  // A slot that has begun to fill is filled first. The sort is stable: else the type's order counts.
  return free
    .toSorted((a, b) => Number(b.isShared) - Number(a.isShared) || turn(a) - turn(b))
    .map(({ host }) => [host.id])
}
