import { Temporal } from 'temporal-polyfill'

/** The day on which an instant falls in a zone, ISO 8601. */
export function dayIn(timeZone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
