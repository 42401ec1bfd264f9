import type { Database } from '../../../database/schema.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import type { StoredBooking } from '../booking-store.ts'

type News = Database['booking_mail']['news']

interface Common {
  id: string
  workspaceId: string
  bookingId: string
  decidedAt: Date
}

/** To whoever has booked. */
export interface VisitorMail extends Common {
  hostId: null
  news: Exclude<News, 'handed-over'>
}

/** To one of those with whom it is booked. */
export interface HostMail extends Common {
  hostId: string
  news: Exclude<News, 'reminder'>
}

/** A mail to be written when it is sent, of what is true then. */
export type BookingMail = VisitorMail | HostMail

export type Booked = StoredAppointmentSession & { booking: StoredBooking }

/** What a booking has to be, for news of it to be true. */
const TRUE_OF = {
  booked: 'confirmed',
  rescheduled: 'confirmed',
  reminder: 'confirmed',
  pending: 'pending',
  cancelled: 'cancelled',
  declined: 'declined',
} as const satisfies Record<VisitorMail['news'], StoredBooking['status']>

/** Whether nothing else has become of the booking since. */
export function isTrue(
  { news, bookingId }: Pick<VisitorMail, 'news' | 'bookingId'>,
  session: StoredAppointmentSession | null,
): session is Booked {
  const booking = session?.booking
  return booking?.id === bookingId && booking.status === TRUE_OF[news]
}

export function isOn({ status }: Pick<StoredBooking, 'status'>): boolean {
  return status === 'confirmed' || status === 'pending'
}
