import { Temporal } from 'temporal-polyfill'
import type { AvailabilityRule, Host } from './appointment-type.ts'

/** Milliseconds since the epoch; `end` is outside. */
export interface TimeRange {
  start: number
  end: number
}

export interface HostDay {
  day: Temporal.PlainDate
  /** In order, none touching another. */
  ranges: TimeRange[]
}

/**
 * The host's hours on each of these local days. A wall time that the clock
 * skips or repeats is read as RFC 5545 §3.3.5 says: skipped, with the offset
 * before; repeated, the first of the two. So 00:00–04:00 is three hours long
 * when the clock goes forward in them, and five when it goes back.
 */
export function hostDays(
  host: Host,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): HostDay[] {
  const days: HostDay[] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const rules = host.availability.filter((rule) => rule.weekday === day.dayOfWeek)
    const ranges = rules.map((rule) => ruleRange(rule, day, host.timeZone))
    days.push({ day, ranges: joinRanges(ranges) })
  }
  return days
}

/** Empty ranges go, overlapping and touching ones become one. */
export function joinRanges(ranges: readonly TimeRange[]): TimeRange[] {
  const joined: TimeRange[] = []
  const sorted = ranges.filter((range) => range.start < range.end)
  for (const range of sorted.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

function ruleRange(rule: AvailabilityRule, day: Temporal.PlainDate, timeZone: string): TimeRange {
  return { start: wallTime(rule.start, day, timeZone), end: wallTime(rule.end, day, timeZone) }
}

function wallTime(time: string, day: Temporal.PlainDate, timeZone: string): number {
  // The first instant of the next day, which need not be its 00:00.
  if (time === '24:00') return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}
