import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Answers } from '../../wire/form.ts'
import type { BookedLocation } from '../../wire/page.ts'
import { idOfName, newId } from '../uuid.ts'
import type { TimeRange } from './host-hours.ts'
import { rangeText } from './taken-store.ts'

/** A hold that has run out is here until somebody takes its host's time. */
export interface StoredBooking {
  id: string
  hostId: string
  /** Who else takes part. */
  otherHostIds: string[]
  /** All of them, where several take part. */
  hostName: string
  location: BookedLocation | null
  start: Date
  end: Date
  status: 'held' | 'pending' | 'confirmed' | 'cancelled' | 'declined'
  holdExpiresAt: Date | null
  /** Key of the request that made it what it is; null while it is held. */
  confirmKey: string | null
  confirmedAt: Date | null
  /** When a pending one is declined by itself. */
  respondBy: Date | null
  /** Of iCalendar: goes up by one with each change of its time, and when it is cancelled. */
  sequence: number
  /** The visitor's IANA zone, where it is known. */
  timeZone: string | null
  /** BCP 47: of the page on which it was booked. */
  language: string | null
  /** To the type's questions, by field id. */
  answers: Answers
}

/** What is kept of whoever booked. */
export type BookingKept = Pick<StoredBooking, 'sequence' | 'timeZone' | 'language' | 'answers'> & {
  confirmKey: string
}

/** How a booking begins: as a hold, or booked at once. */
export type BookingStatus = { status: 'held'; holdExpiresAt: Date } | BookedStatus

export type BookedStatus =
  | ({ status: 'pending'; respondBy: Date } & BookingKept)
  | ({ status: 'confirmed'; confirmedAt: Date } & BookingKept)

/** What the session holds or has booked; when that is over, how it ended. */
export async function findBooking(ex: Executor, sessionId: string): Promise<StoredBooking | null> {
  const row = await ex
    .selectFrom('booking as b')
    .innerJoin('host as h', 'h.id', 'b.host_id')
    .selectAll('b')
    .select('h.name as host_name')
    .where('b.session_id', '=', sessionId)
    .where('b.status', '!=', 'rescheduled')
    .orderBy('b.ended_at', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.status === 'rescheduled') throw new Error('A booking that was moved is none any more.')
  const others = await hostNames(ex, row.other_host_ids)
  return {
    id: row.id,
    hostId: row.host_id,
    otherHostIds: row.other_host_ids,
    hostName: [row.host_name, ...others].join(', '),
    location: row.location,
    start: row.starts_at,
    end: row.ends_at,
    status: row.status,
    holdExpiresAt: row.hold_expires_at,
    confirmKey: row.confirm_key,
    confirmedAt: row.confirmed_at,
    respondBy: row.respond_by,
    sequence: row.sequence,
    timeZone: row.time_zone,
    language: row.language,
    answers: row.answers,
  }
}

/** Whether a change of this key was made before, of a booking that is over by now. */
export async function isKeyUsed(ex: Executor, sessionId: string, key: string): Promise<boolean> {
  const row = await ex
    .selectFrom('booking')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('confirm_key', '=', key)
    .where('ended_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the time of these hosts, unless some of it is taken: then null, and
 * nothing is changed. The exclusion constraint decides, so this holds against
 * every other transaction; but how many share a slot, the caller has counted under
 * the locks of the hosts.
 * @returns The booking's id.
 */
export async function insertBooking(
  trx: Executor,
  booking: {
    workspaceId: string
    sessionId: string
    typeId: string
    /** All take part. */
    hostIds: readonly [string, ...string[]]
    slot: TimeRange
    /** The slot and its buffers. */
    during: TimeRange
    /** Others of the type may have the same slot. */
    isShared: boolean
    at: Date
  } & BookingStatus,
): Promise<string | null> {
  const { workspaceId, typeId, hostIds, slot } = booking
  const id = newId()
  const [hostId, ...otherHostIds] = hostIds
  await trx
    .insertInto('booking')
    .values({
      id,
      workspace_id: workspaceId,
      session_id: booking.sessionId,
      appointment_type_id: typeId,
      host_id: hostId,
      other_host_ids: otherHostIds,
      starts_at: new Date(slot.start),
      ends_at: new Date(slot.end),
      created_at: booking.at,
      ...(booking.status === 'held'
        ? { status: 'held', hold_expires_at: booking.holdExpiresAt }
        : bookedColumns(booking)),
    })
    .execute()
  const shareKey = booking.isShared ? idOfName(typeId, 'slot', `${slot.start}/${slot.end}`) : id
  // DO NOTHING takes exclusion constraints too, and leaves the transaction whole for the next host.
  const taken = await trx
    .insertInto('occupancy')
    .values(
      hostIds.map((host) => ({
        booking_id: id,
        workspace_id: workspaceId,
        host_id: host,
        share_key: shareKey,
        during: rangeText(booking.during),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('booking_id')
    .execute()
  if (taken.length === hostIds.length) return id
  await trx.deleteFrom('booking').where('id', '=', id).execute()
  return null
}

/** Makes a hold what it was held for. */
export async function bookHold(ex: Executor, id: string, booked: BookedStatus): Promise<void> {
  await ex
    .updateTable('booking')
    .set({ ...bookedColumns(booked), hold_expires_at: null })
    .where('id', '=', id)
    .execute()
}

export async function extendHold(ex: Executor, id: string, until: Date): Promise<void> {
  await ex.updateTable('booking').set({ hold_expires_at: until }).where('id', '=', id).execute()
}

/** Frees what the session holds; what is booked stays. */
export async function deleteHold(ex: Executor, sessionId: string): Promise<void> {
  await ex
    .deleteFrom('booking')
    .where('session_id', '=', sessionId)
    .where('status', '=', 'held')
    .execute()
}

/** Those that would be in the way of who takes this time of the hosts. */
export async function deleteExpiredHolds(
  ex: Executor,
  wanted: { hostIds: readonly string[]; during: TimeRange; now: Date },
): Promise<void> {
  const inTheWay = ex
    .selectFrom('occupancy as o')
    .select('o.booking_id')
    .where('o.host_id', 'in', wanted.hostIds)
    .where(sql<boolean>`o.during && ${rangeText(wanted.during)}::tstzrange`)
  await ex
    .deleteFrom('booking')
    .where('id', 'in', inTheWay)
    .where('status', '=', 'held')
    .where('hold_expires_at', '<=', wanted.now)
    .execute()
}

export async function setLocation(
  ex: Executor,
  id: string,
  location: BookedLocation | null,
): Promise<void> {
  await ex
    .updateTable('booking')
    .set({ location: location === null ? null : JSON.stringify(location) })
    .where('id', '=', id)
    .execute()
}

/**
 * When each of these hosts was booked last for the type, by host id; who never
 * was is not in it. Bookings that were given up do not count.
 */
export async function lastBooked(
  ex: Executor,
  wanted: { typeId: string; hostIds: readonly string[]; now: Date },
): Promise<Map<string, number>> {
  const rows = await ex
    .selectFrom('host as h')
    .select('h.id')
    .select((select) =>
      select
        .selectFrom('booking as b')
        .select('b.created_at')
        .where('b.appointment_type_id', '=', wanted.typeId)
        .whereRef('b.host_id', '=', 'h.id')
        .where((where) =>
          where.or([where('b.status', '!=', 'held'), where('b.hold_expires_at', '>', wanted.now)]),
        )
        .where((where) =>
          where.exists(
            where
              .selectFrom('occupancy as o')
              .select('o.host_id')
              .whereRef('o.booking_id', '=', 'b.id'),
          ),
        )
        .orderBy('b.created_at', 'desc')
        .limit(1)
        .as('last_booked_at'),
    )
    .where('h.id', 'in', wanted.hostIds)
    .execute()
  return new Map(
    rows.flatMap(({ id, last_booked_at: at }) => (at === null ? [] : [[id, at.getTime()]])),
  )
}

/** In the order of the ids. */
async function hostNames(ex: Executor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ex.selectFrom('host').select(['id', 'name']).where('id', 'in', ids).execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

function bookedColumns(booked: BookedStatus) {
  const { status, confirmKey, sequence, timeZone, language, answers } = booked
  return {
    status,
    confirm_key: confirmKey,
    sequence,
    time_zone: timeZone,
    language,
    answers: JSON.stringify(answers),
    ...(booked.status === 'pending'
      ? { respond_by: booked.respondBy }
      : { confirmed_at: booked.confirmedAt }),
  }
}
