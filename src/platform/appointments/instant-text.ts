import { Temporal } from 'temporal-polyfill'

/** ISO 8601 in UTC, without empty fractions: `2026-11-24T09:00:00Z`. */
export function instantText(at: Date | number): string {
  return Temporal.Instant.fromEpochMilliseconds(Number(at)).toString()
}
