import { expandRecurringEvent, sync } from 'node-ical'
import type { EventInstance, VEvent } from 'node-ical'
import { Temporal } from 'temporal-polyfill'
import { joinRanges } from '../appointments/host-hours.ts'
import type { TimeRange } from '../appointments/host-hours.ts'
import { plainCalendar } from './calendar-lines.ts'

const DAY_MS = 24 * 60 * 60_000

export interface CalendarText {
  /** iCalendar, RFC 5545. */
  text: string
  /** IANA zone of times that name none, and of whole days. */
  timeZone: string
  /** Milliseconds since the epoch. */
  within: TimeRange
}

/**
 * When somebody is busy by their calendar, in order, none touching another. What
 * is cancelled or marked as free (`TRANSP:TRANSPARENT`) is not in it.
 * @throws {Error} It is no calendar.
 */
export function busyTimes({ text, timeZone, within }: CalendarText): TimeRange[] {
  if (!/^BEGIN:VCALENDAR/im.test(text)) throw new Error('This is no iCalendar file.')
  const calendar = sync.parseICS(plainCalendar(text, timeZone))
  const ranges: TimeRange[] = []
  for (const one of Object.values(calendar)) {
    if (one === undefined || one.type !== 'VEVENT') continue
    for (const instance of instances(one, within)) {
      if (isBusy(instance.event)) ranges.push(rangeOf(instance, timeZone))
    }
  }
  return joinRanges(
    ranges
      .map(({ start, end }) => ({
        start: Math.max(start, within.start),
        end: Math.min(end, within.end),
      }))
      .filter(({ start, end }) => start < end),
  )
}

/** A day more on both sides: whole days are the process's own here. */
function instances(event: VEvent, within: TimeRange): EventInstance[] {
  return expandRecurringEvent(event, {
    from: new Date(within.start - 2 * DAY_MS),
    to: new Date(within.end + 2 * DAY_MS),
    expandOngoing: true,
  })
}

function isBusy({ status, transparency }: VEvent): boolean {
  return status !== 'CANCELLED' && transparency !== 'TRANSPARENT'
}

function rangeOf({ start, end, isFullDay }: EventInstance, timeZone: string): TimeRange {
  if (!isFullDay) return { start: start.getTime(), end: end.getTime() }
  const from = dayOf(start)
  const last = dayOf(end)
  // Without an end it is one day.
  const to = Temporal.PlainDate.compare(last, from) > 0 ? last : from.add({ days: 1 })
  return {
    start: from.toZonedDateTime(timeZone).epochMilliseconds,
    end: to.toZonedDateTime(timeZone).epochMilliseconds,
  }
}

/** The parser gives whole days as midnights of this process's zone. */
function dayOf(midnight: Date): Temporal.PlainDate {
  // Where the clock skips midnight, the day begins later; never on the day before.
  return Temporal.PlainDate.from({
    year: midnight.getFullYear(),
    month: midnight.getMonth() + 1,
    day: midnight.getDate(),
  })
}
