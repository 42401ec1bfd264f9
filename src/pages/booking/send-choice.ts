import type { Answers } from '../../wire/form.ts'
import type { BookingStep, ConfirmBooking, Slot } from '../../wire/page.ts'
import type { BookingClient, ConfirmOutcome } from './booking-client.ts'

/** What the visitor has chosen. */
export interface Choice extends Pick<Slot, 'start'> {
  /** Minutes. */
  duration: number
  /** IANA zone of the visitor. */
  zone: string
  /** The same for each attempt at one slot: an answer that got lost can be asked for again. */
  key: string
  /** Index in the places to choose from. */
  location: number
  answers: Answers
}

/** Books it, or moves to it what is booked. */
export function sendChoice(
  client: BookingClient,
  { moves, locations }: Pick<BookingStep, 'moves' | 'locations'>,
  { start, duration, zone, key, location, answers }: Choice,
): Promise<ConfirmOutcome> {
  if (moves !== null) {
    return client.rescheduleBooking({ start, duration, rescheduleKey: key }, zone)
  }
  const { lang } = document.documentElement
  const wanted: ConfirmBooking = { start, duration, confirmKey: key, answers, language: lang }
  return client.confirmBooking(locations.length === 0 ? wanted : { ...wanted, location }, zone)
}
