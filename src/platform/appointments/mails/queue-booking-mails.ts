import type { Executor } from '../../../database/executor.ts'
import type { PlatformContext } from '../../context.ts'
import type { AppointmentType } from '../appointment-type.ts'
import type { BookingNews } from '../booking-news.ts'
import type { StoredBooking } from '../booking-store.ts'
import { insertBookingMail } from './booking-mail-store.ts'

interface Booked {
  workspaceId: string
  type: Pick<AppointmentType, 'reminders'>
  booking: StoredBooking
}

const MINUTE = 60_000

/**
 * Has the visitor written what has become of a booking, and reminded of it, where
 * mails can be sent. Reminders whose time is over are left out.
 */
export async function queueBookingMails(
  trx: Executor,
  { sendsMail = false, now }: Pick<PlatformContext, 'now' | 'sendsMail'>,
  { workspaceId, type, booking }: Booked,
  { news }: BookingNews,
): Promise<void> {
  if (!sendsMail) return
  const at = now()
  const mail = { workspaceId, bookingId: booking.id }
  await insertBookingMail(trx, { ...mail, news, decidedAt: at })
  if (booking.status !== 'confirmed') return
  for (const minutesBefore of type.reminders) {
    const dueAt = new Date(booking.start.getTime() - minutesBefore * MINUTE)
    if (dueAt.getTime() <= at.getTime()) continue
    const reminder = { minutesBefore, dueAt }
    await insertBookingMail(trx, { ...mail, news: 'reminder', decidedAt: dueAt, reminder })
  }
}
