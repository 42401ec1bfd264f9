import type { EndedBy } from './end-booking-store.ts'

interface Times {
  start: Date
  end: Date
}

/** What has become of a booking just now. */
export type BookingNews =
  | { news: 'booked' }
  /** The owner is to approve it; with the time that it had before, if it had one. */
  | { news: 'pending'; previous?: Times }
  | { news: 'rescheduled'; previous: Times }
  | { news: 'cancelled' | 'declined'; by: EndedBy }
