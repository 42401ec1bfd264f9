import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../platform-error.ts'
import type { TimeRange } from './host-hours.ts'

/** Days that one question may span: six weeks of a calendar page. */
const MAX_DAYS = 42

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Days as a visitor means them. */
export interface DayRange {
  /** ISO 8601 dates, both included. */
  from: string
  to: string
  /** IANA zone. */
  timeZone: string
}

/**
 * From the first instant of the first day to the last of the last, in that zone.
 * @throws {PlatformError} `invalid`: no dates, no zone, the wrong way round, or more than 42 days.
 */
export function visitorWindow(range: DayRange): TimeRange {
  const from = parseDay('from', range.from)
  const to = parseDay('to', range.to)
  const days = from.until(to, { largestUnit: 'days' }).days + 1
  if (days < 1) throw new PlatformError('invalid', '"from" must not be after "to".')
  if (days > MAX_DAYS) throw new PlatformError('invalid', `Ask for ${MAX_DAYS} days at most.`)
  try {
    return {
      start: from.toZonedDateTime(range.timeZone).epochMilliseconds,
      end: to.add({ days: 1 }).toZonedDateTime(range.timeZone).epochMilliseconds,
    }
  } catch {
    throw new PlatformError('invalid', '"timeZone" must be an IANA zone such as Europe/London.')
  }
}

/**
 * An instant that somebody sent, in milliseconds since the epoch.
 * @throws {PlatformError} `invalid`: no ISO 8601 instant.
 */
export function parseInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new PlatformError(
      'invalid',
      '"start" must be an ISO 8601 instant such as 2026-11-24T09:00:00Z.',
    )
  }
}

function parseDay(name: string, text: string): Temporal.PlainDate {
  try {
    if (DAY.test(text)) return Temporal.PlainDate.from(text)
  } catch {
    // No such day in the calendar: told below.
  }
  throw new PlatformError('invalid', `"${name}" must be an ISO 8601 date such as 2026-11-24.`)
}
