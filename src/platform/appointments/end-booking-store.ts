import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/** Who ended it; `time` when nobody answered. */
export type EndedBy = 'visitor' | 'owner' | 'time'

export interface BookingEnd {
  status: 'rescheduled' | 'cancelled' | 'declined'
  at: Date
  by: EndedBy
  reason?: string | null
}

/** Ends what is booked, and frees its time; the row stays, for those who ask what became of it. */
export async function endBooking(
  trx: Executor,
  id: string,
  { status, at, by, reason = null }: BookingEnd,
): Promise<void> {
  await trx
    .updateTable('booking')
    .set({
      status,
      ended_at: at,
      ended_by: by,
      reason,
      // Calendars take a cancellation only if it is newer: RFC 5546, 2.1.4.
      ...(status !== 'rescheduled' && { sequence: sql`sequence + 1` }),
    })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('occupancy').where('booking_id', '=', id).execute()
}
