import type { Executor } from '../../../database/executor.ts'
import { sendMailJob } from '../../effects/mail/queued-mail-store.ts'
import { newId } from '../../uuid.ts'
import type { BookingMail, HostMail, VisitorMail } from './booking-mail.ts'

/** Where they lie, and which jobs carry them. */
export const BOOKING_MAIL = {
  table: 'booking_mail',
  queue: 'booking-mail',
  idName: 'bookingMail',
} as const

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
  await sendMailJob(trx, BOOKING_MAIL, { id, round: 1, startAfter: reminder?.dueAt })
}

/** What is to be sent of a mail; null where its booking was purged. */
export async function findBookingMail(ex: Executor, id: string): Promise<BookingMail | null> {
  const row = await ex
    .selectFrom('booking_mail')
    .select(['workspace_id', 'booking_id', 'host_id', 'news', 'decided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { workspace_id: workspaceId, booking_id: bookingId, host_id: hostId, news } = row
  const mail = { id, workspaceId, bookingId, decidedAt: row.decided_at }
  // The table's check allows nothing else.
  if (hostId === null && news !== 'handed-over') return { ...mail, hostId, news }
  if (hostId !== null && news !== 'reminder') return { ...mail, hostId, news }
  throw new Error(`A mail of a booking is for nobody: ${news}`)
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
