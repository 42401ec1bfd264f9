import type { Executor } from '../../../database/executor.ts'
import type { PlatformContext } from '../../context.ts'
import type { BookingNews } from '../booking-news.ts'
import type { StoredBooking } from '../booking-store.ts'
import { insertBookingMail } from './booking-mail-store.ts'

/** Has the visitor written what has become of a booking, where mails can be sent. */
export async function queueBookingMails(
  trx: Executor,
  { sendsMail = false, now }: Pick<PlatformContext, 'now' | 'sendsMail'>,
  { workspaceId, booking }: { workspaceId: string; booking: StoredBooking },
  { news }: BookingNews,
): Promise<void> {
  if (!sendsMail) return
  await insertBookingMail(trx, { workspaceId, bookingId: booking.id, news, decidedAt: now() })
}
