import { Temporal } from 'temporal-polyfill'
import type { Wait } from '../../journeys/node-settings/wait.ts'

const EXACT_MS = { second: 1000, minute: 60_000, hour: 3_600_000 } as const
const DAY_MS = 24 * EXACT_MS.hour
const DAYS_OF_MONTH = 30
/** Further than anybody waits, and still a date for every reader. */
const LATEST_MS = Date.UTC(9999, 0)

/**
 * When a wait is over. Seconds to hours are exact; days, weeks and months are
 * of the calendar in this zone: three days after Friday 9:00 it is Monday 9:00,
 * also when the clock was changed in between. A part of a day is exact again.
 * @param timeZone IANA name.
 */
export function waitUntil(wait: Wait, now: Date, timeZone: string): Date {
  return new Date(Math.min(endOf(wait, now.getTime(), timeZone), LATEST_MS))
}

function endOf(wait: Wait, now: number, timeZone: string): number {
  if (wait.kind === 'until') return instantOf(wait.at, timeZone)
  const { amount, unit } = wait
  if (unit === 'second' || unit === 'minute' || unit === 'hour')
    return now + amount * EXACT_MS[unit]
  const whole = Math.trunc(amount * (unit === 'week' ? 7 : 1))
  const part = amount * (unit === 'week' ? 7 : 1) - whole
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const end = unit === 'month' ? start.add({ months: whole }) : start.add({ days: whole })
  return end.epochMilliseconds + Math.round(part * DAY_MS * (unit === 'month' ? DAYS_OF_MONTH : 1))
}

/** A date without a time is the beginning of that day. */
function instantOf(text: string, timeZone: string): number {
  if (text.includes('T')) return Date.parse(text)
  return Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds
}

/** The first of these that is a zone; UTC where none is. */
export function firstTimeZone(...names: readonly unknown[]): string {
  return names.find((name): name is string => typeof name === 'string' && isTimeZone(name)) ?? 'UTC'
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
