import { sql } from 'kysely'
import type { Executor } from '../../../database/executor.ts'
import { insertJobs } from '../../effects/job-store.ts'
import { newId } from '../../uuid.ts'
import type { BookingNews } from '../booking-news.ts'

export const BOOKING_MAIL_QUEUE = 'booking-mail'

/** What a job says: which mail. Nothing of anybody. */
export interface BookingMailJob {
  bookingMail: string
}

/** A mail to be written when it is sent, of what is true then. */
export interface BookingMail {
  id: string
  workspaceId: string
  bookingId: string
  news: BookingNews['news'] | 'reminder'
  decidedAt: Date
}

interface NewBookingMail extends Omit<BookingMail, 'id'> {
  reminder?: {
    minutesBefore: number
    dueAt: Date
  }
}

/** In the transaction in which it comes to pass. Of one piece of news there is one mail. */
export async function insertBookingMail(
  trx: Executor,
  { workspaceId, bookingId, news, decidedAt, reminder }: NewBookingMail,
): Promise<void> {
  const id = newId()
  const made = await trx
    .insertInto('booking_mail')
    .values({
      id,
      workspace_id: workspaceId,
      booking_id: bookingId,
      news,
      ...(reminder && { minutes_before: reminder.minutesBefore }),
      decided_at: decidedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return
  const data: BookingMailJob = { bookingMail: id }
  await insertJobs(trx, BOOKING_MAIL_QUEUE, [
    { data, singletonKey: id, ...(reminder && { startAfter: reminder.dueAt }) },
  ])
}

/**
 * Counts an attempt at what is still to be sent.
 * @returns Null when it was sent or given up.
 */
export async function beginMailAttempt(ex: Executor, id: string): Promise<BookingMail | null> {
  const row = await ex
    .updateTable('booking_mail')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning(['workspace_id', 'booking_id', 'news', 'decided_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id,
    workspaceId: row.workspace_id,
    bookingId: row.booking_id,
    news: row.news,
    decidedAt: row.decided_at,
  }
}

/** Keeps why an attempt failed that will be followed by another one. */
export async function noteMailFailure(ex: Executor, id: string, failure: string): Promise<void> {
  await ex
    .updateTable('booking_mail')
    .set({ failure })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** @returns False when it had ended before. */
export async function settleMail(
  ex: Executor,
  id: string,
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
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
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
