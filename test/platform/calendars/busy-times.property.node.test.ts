import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { joinRanges } from '../../../src/platform/appointments/host-hours.ts'
import type { TimeRange } from '../../../src/platform/appointments/host-hours.ts'
import { busyTimes } from '../../../src/platform/calendars/busy-times.ts'

const HOUR = 3_600_000
const within = { start: Date.parse('2026-01-01T00:00Z'), end: Date.parse('2027-01-01T00:00Z') }

/** As calendars describe it: the other reader knows no zones but those in the file. */
const LONDON = `BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE`

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const two = (value: number) => `${value}`.padStart(2, '0')

const weekly = fc
  .uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 3 })
  .map((days) => `FREQ=WEEKLY;BYDAY=${days.join(',')}`)
const monthly = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc
    .tuple(fc.constantFrom(1, 2, -1), fc.constantFrom(...WEEKDAYS))
    .map(([nth, day]) => `FREQ=MONTHLY;BYDAY=${nth}${day}`),
)
const rule = fc
  .tuple(
    fc.oneof(fc.constant('FREQ=DAILY'), weekly, monthly, fc.constant('FREQ=YEARLY')),
    fc.integer({ min: 1, max: 3 }),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
      fc.integer({ min: 1, max: 12 }).map((month) => `;UNTIL=2026${two(month)}15T235959Z`),
    ),
  )
  .map(([text, interval, end]) => `${text};INTERVAL=${interval}${end}`)

const event = fc.record({
  zone: fc.constantFrom(';TZID=Europe/London', 'Z'),
  year: fc.constantFrom(2024, 2025, 2026),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  // Not at an hour that a clock skips or repeats: readers differ there, and that is not what is tried.
  hour: fc.integer({ min: 4, max: 22 }),
  minutes: fc.constantFrom(15, 60, 90, 300),
  rule: fc.option(rule),
  isFree: fc.constantFrom(false, false, false, true),
  exdates: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
})

type AnyEvent = typeof event extends fc.Arbitrary<infer One> ? One : never

function lines(one: AnyEvent, n: number, excluded: readonly string[]): string {
  const time = `${one.year}${two(one.month)}${two(one.day)}T${two(one.hour)}0000`
  const [parameter, suffix] = one.zone === 'Z' ? ['', 'Z'] : [one.zone, '']
  return [
    'BEGIN:VEVENT',
    `UID:event-${n}`,
    'DTSTAMP:20260101T000000Z',
    `DTSTART${parameter}:${time}${suffix}`,
    `DURATION:PT${one.minutes}M`,
    ...(one.rule === null ? [] : [`RRULE:${one.rule}`]),
    ...excluded.map((date) => `EXDATE${parameter}:${date}${suffix}`),
    ...(one.isFree ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ].join('\r\n')
}

function calendar(events: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...LONDON.split('\n'), ...events, 'END:VCALENDAR'].join(
    '\r\n',
  )
}

/** What ical.js finds, which shares no code with ours. */
function expanded(text: string): { at: number; wall: string; end: number; isFree: boolean }[] {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[])
  const found = []
  for (const part of root.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(part))
  }
  for (const part of root.getAllSubcomponents('vevent')) {
    const one = new ICAL.Event(part)
    const isFree = part.getFirstPropertyValue('transp') === 'TRANSPARENT'
    const steps = one.iterator()
    for (let next = steps.next(); next; next = steps.next()) {
      const at = next.toUnixTime() * 1000
      if (at > within.end) break
      const wall = next.toICALString().replace('Z', '')
      found.push({ at, wall, end: at + one.duration.toSeconds() * 1000, isFree })
      if (!one.isRecurring()) break
    }
  }
  return found
}

describe('busy times of repeating events', () => {
  it('are those that ical.js finds', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 4 }), (events) => {
        const texts = events.map((one, n) => {
          const all = one.rule === null ? [] : expanded(calendar([lines(one, n, [])]))
          const excluded = one.exdates.flatMap((nth) => all[nth]?.wall ?? [])
          // A rule of which nothing is left is read in two ways.
          return lines(one, n, excluded.length < all.length ? excluded : [])
        })
        const text = calendar(texts)
        const expected: TimeRange[] = expanded(text)
          .filter(({ isFree }) => !isFree)
          .map(({ at, end }) => ({
            start: Math.max(at, within.start),
            end: Math.min(end, within.end),
          }))
        const found = busyTimes({ text, timeZone: 'Asia/Tokyo', within })
        compared += found.length
        const shown = (ranges: TimeRange[]) =>
          ranges.map(
            ({ start, end }) => `${new Date(start).toISOString()} ${(end - start) / HOUR} h`,
          )
        assert.deepEqual(shown(found), shown(joinRanges(expected)))
      }),
      { numRuns: 200 },
    )
    assert.ok(compared > 1000, `only ${compared} times were compared`)
  })
})
