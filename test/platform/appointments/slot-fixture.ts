import type { AvailabilityRule, Host } from '../../../src/platform/appointments/appointment-type.ts'
import { offeredStarts } from '../../../src/platform/appointments/slots.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'
import { visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'

/** Half hours, and nothing in their way. */
export const RULES: SlotRules = {
  id: 'talk',
  duration: 30,
  step: 30,
  minimumNotice: 0,
  bufferBefore: 0,
  bufferAfter: 0,
  horizonDays: 400,
  hostChoice: 'any',
  seats: 1,
  maxPerDay: null,
  maxPerWeek: null,
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
export const LONG_AGO = Date.parse('2026-01-01T00:00:00Z')

/** Somebody who is there for these hours every day. */
export function host(timeZone: string, ...hours: [start: string, end: string][]): Host {
  const availability: AvailabilityRule[] = EVERY_DAY.flatMap((weekday) =>
    hours.map(([start, end]) => ({ weekday, start, end })),
  )
  return {
    id: timeZone,
    name: timeZone,
    timeZone,
    availability,
    overrides: [],
    email: null,
    holidays: [],
  }
}

/** Starts on one day as a visitor in that zone sees it, in UTC, `HH:MM`; the day's date where it is another. */
export function startsOn(
  day: string,
  zone: string,
  one: Host,
  rules = RULES,
  now = LONG_AGO,
): string[] {
  const window = visitorWindow({ from: day, to: day, timeZone: zone })
  return offeredStarts(rules, one, window, now).map((start) => {
    const [date, time] = new Date(start).toISOString().split('T')
    return date === day ? `${time?.slice(0, 5)}` : `${date} ${time?.slice(0, 5)}`
  })
}
