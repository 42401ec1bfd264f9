import { Temporal } from 'temporal-polyfill'

/** The day on which an instant falls in a zone, ISO 8601. */
export function dayIn(timeZone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** So many days later, ISO 8601. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
