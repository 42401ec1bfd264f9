import type { WebhookEvent } from '../../wire/webhook.ts'
import { signReceipt } from '../access/receipt.ts'
import type { PlatformContext } from '../context.ts'
import { appointmentReceipt } from './appointment-receipt.ts'
import type { BookingNews } from './booking-news.ts'
import type { StoredBooking } from './booking-store.ts'
import { instantText } from './instant-text.ts'

export interface ToldBooking {
  /** The session's. */
  id: string
  typeId: string
  /** Number of the lead. */
  lead: string
  completedAt: Date
  booking: StoredBooking
  /** Made in a form, whose session it is that completes. */
  isPart: boolean
}

/** What other servers are told of a booking. The first that is confirmed completes its session. */
export async function appointmentEvents(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  { id, typeId, lead, completedAt, booking, isPart }: ToldBooking,
  told: BookingNews,
): Promise<WebhookEvent[]> {
  const { start, end } = booking
  const times = { start: instantText(start), end: instantText(end) }
  // Without a time where none is promised; it says whose session this is all the same.
  const receipt =
    (await appointmentReceipt(ctx, { id, booking })) ??
    (await signReceipt(ctx, { sid: id, outcome: 'appointment' }, completedAt))
  const common = { sessionId: id, appointmentType: typeId, lead, receipt }
  switch (told.news) {
    case 'booked': {
      const booked: WebhookEvent = { type: 'appointment.booked', data: { ...common, ...times } }
      if (isPart) return [booked]
      const at = completedAt.toISOString()
      return [
        booked,
        {
          type: 'session.completed',
          data: { ...common, outcome: 'appointment', completedAt: at },
        },
      ]
    }
    case 'pending': {
      const { respondBy } = booking
      if (respondBy === null) throw new Error('What waits for an answer has no end.')
      const data = { ...common, ...times, respondBy: instantText(respondBy) }
      return [{ type: 'appointment.pending', data }]
    }
    case 'rescheduled': {
      const previous = {
        start: instantText(told.previous.start),
        end: instantText(told.previous.end),
      }
      return [{ type: 'appointment.rescheduled', data: { ...common, ...times, previous } }]
    }
    case 'cancelled':
    case 'declined':
      return [{ type: `appointment.${told.news}`, data: { ...common, ...times, by: told.by } }]
    default:
      return told satisfies never
  }
}
