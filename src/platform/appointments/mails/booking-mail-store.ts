import { sql } from 'kysely'
import type { Executor } from '../../../database/executor.ts'
import { insertJobs } from '../../effects/job-store.ts'
import { newId } from '../../uuid.ts'
import type { BookingMail, HostMail, VisitorMail } from './booking-mail.ts'

export const BOOKING_MAIL_QUEUE = 'booking-mail'

/** What a job says: which mail, and which time it is set going. Nothing of anybody. */
export interface BookingMailJob {
  bookingMail: string
  /** Absent in jobs of before there were any: the first. */
  round?: number
}

type NewBookingMail = (Omit<VisitorMail, 'id'> | Omit<HostMail, 'id'>) & {
  reminder?: {
    minutesBefore: number
    dueAt: Date
  }
}

/** In the transaction in which it comes to pass. Of one piece of news everybody gets one mail. */
export async function insertBookingMail(
  trx: Executor,
  { workspaceId, bookingId, hostId, news, decidedAt, reminder }: NewBookingMail,
): Promise<void> {
  const id = newId()
  const made = await trx
    .insertInto('booking_mail')
    .values({
      id,
      workspace_id: workspaceId,
      booking_id: bookingId,
      host_id: hostId,
      news,
      ...(reminder && { minutes_before: reminder.minutesBefore }),
      decided_at: decidedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return
  const data: BookingMailJob = { bookingMail: id, round: 1 }
  await insertJobs(trx, BOOKING_MAIL_QUEUE, [
    { data, singletonKey: id, ...(reminder && { startAfter: reminder.dueAt }) },
  ])
}

/**
 * Counts an attempt at what is still to be sent.
 * @returns Null when it was sent or given up.
 */
export async function beginMailAttempt(
  ex: Executor,
  { bookingMail: id, round = 1 }: BookingMailJob,
): Promise<BookingMail | null> {
  const row = await ex
    .updateTable('booking_mail')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .returning(['workspace_id', 'booking_id', 'host_id', 'news', 'decided_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { workspace_id: workspaceId, booking_id: bookingId, host_id: hostId, news } = row
  const mail = { id, workspaceId, bookingId, decidedAt: row.decided_at }
  // The table's check allows nothing else.
  if (hostId === null && news !== 'handed-over') return { ...mail, hostId, news }
  if (hostId !== null && news !== 'reminder') return { ...mail, hostId, news }
  throw new Error(`A mail of a booking is for nobody: ${news}`)
}

/** Keeps why an attempt failed that will be followed by another one. */
export async function noteMailFailure(
  ex: Executor,
  { bookingMail: id, round = 1 }: BookingMailJob,
  failure: string,
): Promise<void> {
  await ex
    .updateTable('booking_mail')
    .set({ failure })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .execute()
}

/** @returns False when it had ended before. */
export async function settleMail(
  ex: Executor,
  { bookingMail: id, round = 1 }: BookingMailJob,
  { state, reason, at }: { state: 'sent' | 'dropped' | 'failed'; reason?: string; at: Date },
): Promise<boolean> {
  const row = await ex
    .updateTable('booking_mail')
    .set({
      state,
      settled_at: at,
      ...(reason !== undefined && { failure: reason }),
      ...(state === 'sent' && { failure: null }),
    })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Has a mail that was given up begin anew, in a round of its own.
 * @returns False when the workspace has no such one.
 */
export async function requeueBookingMail(
  trx: Executor,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const row = await trx
    .updateTable('booking_mail')
    .set({ state: 'queued', settled_at: null, round: sql`round + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('round')
    .executeTakeFirst()
  if (row === undefined) return false
  const data: BookingMailJob = { bookingMail: id, round: row.round }
  await insertJobs(trx, BOOKING_MAIL_QUEUE, [{ data, singletonKey: id }])
  return true
}

/** The session of a mail's booking; null where it was purged. */
export async function findSessionOfBooking(ex: Executor, id: string): Promise<string | null> {
  const row = await ex
    .selectFrom('booking')
    .select('session_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.session_id ?? null
}
