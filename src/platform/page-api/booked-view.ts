import { STATE_TEXTS } from '../../texts/all-state-texts.ts'
import { BOOKING_TEXTS } from '../../texts/all-booking-texts.ts'
import type { Language } from '../../texts/languages.ts'
import type { BookedSlot } from '../../wire/page.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { placeInWords } from '../appointments/booked-location.ts'
import type { StateView } from './render/state-main.ts'

/** What became of a booking, and what its visitor may do about it. */
export function bookedView(
  { type, booking }: AppointmentSession,
  booked: BookedSlot,
  language: Language,
): StateView {
  const { start, end, status, manage } = booked
  const [title, text] = inWords(status, language)
  const timeZone = booking?.timeZone ?? type.hosts[0]?.timeZone ?? 'UTC'
  return {
    state: 'closed',
    title,
    about: [aboutBooking({ type, booking })],
    text,
    isSad: status === 'declined',
    when: { start, end, timeZone },
    actions: [
      ...(manage.rescheduleUntil === null ? [] : (['reschedule'] as const)),
      ...(manage.cancelUntil === null ? [] : (['cancel'] as const)),
    ],
    calendar: booked.calendar,
  }
}

/** What it is, with whom, and where as long as it is on. */
export function aboutBooking({
  type,
  booking,
}: Pick<AppointmentSession, 'type' | 'booking'>): string {
  const isOn = booking?.status === 'confirmed' || booking?.status === 'pending'
  const place = isOn ? placeInWords(type, booking) : null
  return [`${type.title}, ${booking?.hostName}`, place].filter(Boolean).join('. ')
}

function inWords(status: BookedSlot['status'], language: Language): [title: string, text: string] {
  const texts = BOOKING_TEXTS[language]
  switch (status) {
    case 'confirmed':
      return [STATE_TEXTS[language].bookingClosed, STATE_TEXTS[language].closeNow]
    case 'pending':
      return [texts.pending, texts.pendingText]
    case 'cancelled':
      return [texts.cancelled, texts.cancelledText]
    case 'declined':
      return [texts.declined, texts.declinedText]
    default:
      return status satisfies never
  }
}
