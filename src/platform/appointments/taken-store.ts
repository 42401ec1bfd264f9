import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { findCalendarBusy } from '../calendars/calendar-store.ts'
import type { Taken } from './free-slots.ts'
import type { TimeRange } from './host-hours.ts'
import { limitWindow } from './slot-limits.ts'
import { occupied } from './slots.ts'
import type { SlotRules } from './slots.ts'

/**
 * What is taken of each host's time, by host id, that matters for a slot of these
 * rules which starts in the window. What the session itself has is free to it.
 */
export async function findTaken(
  ex: Executor,
  wanted: {
    rules: SlotRules
    hostIds: readonly string[]
    window: TimeRange
    now: Date
    exceptSession: string
  },
): Promise<Map<string, Taken[]>> {
  const { rules, window } = wanted
  const counted = limitWindow(rules, window)
  const within = {
    start: occupied(rules, counted.start).start,
    end: occupied(rules, counted.end).end,
  }
  // One host and one booking at a time, which OFFSET 0 insists on: with all of them at once the
  // planner reads the bookings of every month, and the hours of every other host in this one.
  const rows = await ex
    .selectFrom(sql<{ id: string }>`unnest(${wanted.hostIds}::uuid[])`.as<'h'>(sql.raw('h(id)')))
    .crossJoinLateral((of) =>
      of
        .selectFrom('occupancy')
        .selectAll()
        .whereRef('occupancy.host_id', '=', 'h.id')
        .where(sql<boolean>`occupancy.during && ${rangeText(within)}::tstzrange`)
        .offset(0)
        .as('o'),
    )
    .crossJoinLateral((of) =>
      of
        .selectFrom('booking')
        .selectAll()
        .whereRef('booking.id', '=', 'o.booking_id')
        .offset(0)
        .as('b'),
    )
    .select([
      'o.host_id',
      'o.starts_at',
      'o.ends_at',
      'b.appointment_type_id',
      'b.starts_at as slot_starts_at',
      'b.ends_at as slot_ends_at',
      (select) => select('o.share_key', '!=', select.ref('o.booking_id')).as('is_shared'),
    ])
    .where('b.session_id', '!=', wanted.exceptSession)
    .where((where) =>
      where.or([where('b.status', '!=', 'held'), where('b.hold_expires_at', '>', wanted.now)]),
    )
    .execute()
  const taken = new Map<string, Taken[]>()
  for (const row of rows) {
    const ofHost = taken.get(row.host_id) ?? []
    ofHost.push({
      start: row.starts_at.getTime(),
      end: row.ends_at.getTime(),
      slot: {
        typeId: row.appointment_type_id,
        start: row.slot_starts_at.getTime(),
        end: row.slot_ends_at.getTime(),
        isShared: Boolean(row.is_shared),
      },
    })
    taken.set(row.host_id, ofHost)
  }
  for (const { hostId, ...range } of await findCalendarBusy(ex, wanted.hostIds, within)) {
    taken.set(hostId, [...(taken.get(hostId) ?? []), range])
  }
  return taken
}

/** As PostgreSQL writes a `tstzrange`. */
export function rangeText(range: TimeRange): string {
  return `[${new Date(range.start).toISOString()},${new Date(range.end).toISOString()})`
}
