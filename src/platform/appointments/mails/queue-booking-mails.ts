import type { Executor } from '../../../database/executor.ts'
import type { PlatformContext } from '../../context.ts'
import type { AppointmentType } from '../appointment-type.ts'
import type { BookingNews } from '../booking-news.ts'
import type { StoredBooking } from '../booking-store.ts'
import { insertBookingMail } from './booking-mail-store.ts'
import { hostsWithMail } from './host-mail-store.ts'

type Context = Pick<PlatformContext, 'now' | 'sendsMail'>

interface Booked {
  workspaceId: string
  type: Pick<AppointmentType, 'reminders'>
  booking: StoredBooking
}

const MINUTE = 60_000

/**
 * Has the visitor and the hosts written what has become of a booking, and the visitor
 * reminded of it, where mails can be sent. Reminders whose time is over are left out.
 */
export async function queueBookingMails(
  trx: Executor,
  { sendsMail = false, now }: Context,
  { workspaceId, type, booking }: Booked,
  { news }: BookingNews,
): Promise<void> {
  if (!sendsMail) return
  const at = now()
  const mail = { workspaceId, bookingId: booking.id, hostId: null }
  await insertBookingMail(trx, { ...mail, news, decidedAt: at })
  for (const hostId of await hostsWithMail(trx, hostsOf(booking))) {
    await insertBookingMail(trx, { ...mail, hostId, news, decidedAt: at })
  }
  if (booking.status !== 'confirmed') return
  for (const minutesBefore of type.reminders) {
    const dueAt = new Date(booking.start.getTime() - minutesBefore * MINUTE)
    if (dueAt.getTime() <= at.getTime()) continue
    const reminder = { minutesBefore, dueAt }
    await insertBookingMail(trx, { ...mail, news: 'reminder', decidedAt: dueAt, reminder })
  }
}

/** Has those hosts written who had a booking before it was moved, and have it no more. */
export async function queueHandOver(
  trx: Executor,
  { sendsMail = false, now }: Context,
  workspaceId: string,
  { before, after }: Record<'before' | 'after', StoredBooking>,
): Promise<void> {
  if (!sendsMail) return
  const present = hostsOf(after)
  const gone = hostsOf(before).filter((id) => !present.includes(id))
  for (const hostId of await hostsWithMail(trx, gone)) {
    const mail = { workspaceId, bookingId: before.id, hostId, decidedAt: now() }
    await insertBookingMail(trx, { ...mail, news: 'handed-over' })
  }
}

function hostsOf({ hostId, otherHostIds }: StoredBooking): string[] {
  return [hostId, ...otherHostIds]
}
