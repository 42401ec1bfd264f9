import { Temporal } from 'temporal-polyfill'
import type { Host, Hours } from './appointment-type.ts'

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
 * The hours that a host begins on each of these local days; those past midnight
 * end on the next. An override replaces what begins on its day, and so does a holiday:
 * by nothing, unless there is an override too. A wall time that the clock
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
    const ranges = hoursOn(host, day).map((one) => rangeOf(one, day, host.timeZone))
    days.push({ day, ranges: joinRanges(ranges) })
  }
  return days
}

function hoursOn(host: Host, day: Temporal.PlainDate): readonly Hours[] {
  // Where the date line was moved, there was no such day: Samoa, 30 December 2011.
  if (!day.toZonedDateTime(host.timeZone).toPlainDate().equals(day)) return []
  const date = day.toString()
  const override = host.overrides.find((one) => one.date === date)
  if (override !== undefined) return override.hours
  if (host.holidays.some(({ dates }) => dates.includes(date))) return []
  return host.availability.filter((rule) => rule.weekday === day.dayOfWeek)
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

function rangeOf({ start, end }: Hours, day: Temporal.PlainDate, timeZone: string): TimeRange {
  const lastDay = end > start ? day : day.add({ days: 1 })
  return { start: wallTime(start, day, timeZone), end: wallTime(end, lastDay, timeZone) }
}

function wallTime(time: string, day: Temporal.PlainDate, timeZone: string): number {
  // The first instant of the next day, which need not be its 00:00.
  if (time === '24:00') return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}
