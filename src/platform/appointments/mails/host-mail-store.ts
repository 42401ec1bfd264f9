import type { Executor } from '../../../database/executor.ts'
import type { EndedBy } from '../end-booking-store.ts'

/** Whom a mail goes to that is for a host. */
export interface MailHost {
  email: string | null
  /** IANA zone. */
  timeZone: string
  /** BCP 47: the workspace's. */
  language: string
}

/** Of these hosts, those who are to be written to, always in the same order. */
export async function hostsWithMail(ex: Executor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ex
    .selectFrom('host')
    .select('id')
    .where('id', 'in', ids)
    .where('email', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function findMailHost(ex: Executor, id: string): Promise<MailHost | null> {
  const row = await ex
    .selectFrom('host as h')
    .innerJoin('workspace as w', 'w.id', 'h.workspace_id')
    .select(['h.email', 'h.time_zone as timeZone', 'w.language'])
    .where('h.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** A booking as it was, when it was moved, and how it ended. */
export interface BookingRow {
  id: string
  start: Date
  end: Date
  sequence: number
  confirmedAt: Date | null
  hostIds: string[]
  endedBy: EndedBy | null
  /** In the words of who ended it. */
  reason: string | null
}

/** All that a session has had, the newest first; what was only held is not in it. */
export async function listBookingRows(ex: Executor, sessionId: string): Promise<BookingRow[]> {
  const rows = await ex
    .selectFrom('booking')
    .select(['id', 'starts_at', 'ends_at', 'sequence', 'confirmed_at', 'host_id'])
    .select(['other_host_ids', 'ended_by', 'reason'])
    .where('session_id', '=', sessionId)
    .where('status', '!=', 'held')
    .orderBy('sequence', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    start: row.starts_at,
    end: row.ends_at,
    sequence: row.sequence,
    confirmedAt: row.confirmed_at,
    hostIds: [row.host_id, ...row.other_host_ids],
    endedBy: row.ended_by,
    reason: row.reason,
  }))
}
