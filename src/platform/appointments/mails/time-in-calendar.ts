import type { BookingRow } from './host-mail-store.ts'

/**
 * What a host's calendar was told of before: the time that was confirmed last, unless
 * the booking has gone to others since, which took it out again.
 * @param rows Those before, the newest first.
 */
export function timeInCalendar(rows: readonly BookingRow[], hostId: string): BookingRow | null {
  const gone = rows.findIndex((row) => !row.hostIds.includes(hostId))
  const own = gone === -1 ? rows : rows.slice(0, gone)
  return own.find((row) => row.confirmedAt !== null) ?? null
}
