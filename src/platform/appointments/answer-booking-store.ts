import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'

interface Key {
  workspaceId: string
  bookingId: string
}

/** The session that a booking is of; an id that finds none where there is no such booking. */
export async function findSessionOf(
  ex: Executor,
  { workspaceId, bookingId }: Key,
): Promise<string> {
  if (!isId(bookingId)) return ''
  const row = await ex
    .selectFrom('booking')
    .select('session_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', bookingId)
    .executeTakeFirst()
  return row?.session_id ?? ''
}

/** A booking as it stands, by whatever id a link says; null for none. */
export async function findBookingById(ex: Executor, id: string) {
  const row = await ex
    .selectFrom('booking as b')
    .innerJoin('host as h', 'h.id', 'b.host_id')
    .select(['b.workspace_id', 'b.session_id', 'b.status', 'b.starts_at', 'b.ends_at'])
    .select(['b.respond_by', 'b.ended_by', 'h.time_zone'])
    .where('b.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function approvePending(trx: Executor, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('booking')
    .set({ status: 'confirmed', confirmed_at: at, respond_by: null })
    .where('id', '=', id)
    .execute()
}

/** The time at which the session had a confirmed booking before; null for its first. */
export async function lastConfirmed(
  ex: Executor,
  sessionId: string,
): Promise<{ start: Date; end: Date } | null> {
  const row = await ex
    .selectFrom('booking')
    .select(['starts_at', 'ends_at'])
    .where('session_id', '=', sessionId)
    .where('status', '=', 'rescheduled')
    .where('confirmed_at', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { start: row.starts_at, end: row.ends_at }
}

/** Of one look; the rest is found by the next. */
const AT_ONCE = 100

/** What waits for an answer and should have had it by now. */
export async function findOverdue(ex: Executor, now: Date): Promise<Key[]> {
  const rows = await ex
    .selectFrom('booking')
    .select(['workspace_id', 'id'])
    .where('status', '=', 'pending')
    .where('respond_by', '<=', now)
    .orderBy('respond_by')
    .limit(AT_ONCE)
    .execute()
  return rows.map((row) => ({ workspaceId: row.workspace_id, bookingId: row.id }))
}
