import { BOOKING } from './booking-texts.ts'
import { clockChange } from './zone-offset.ts'

/** That clocks change on this day, or nothing. */
export function clockChangeInWords(day: string, timeZone: string): string {
  const change = clockChange(day, timeZone)
  if (change === null) return ''
  return change === 'forward' ? BOOKING.now.clocksForward : BOOKING.now.clocksBack
}
