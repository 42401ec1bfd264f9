import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Host, Hours } from '../../../src/platform/appointments/appointment-type.ts'
import { freeSlots } from '../../../src/platform/appointments/free-slots.ts'
import { RULES } from './slot-fixture.ts'
import { scannedStarts } from './slots-oracle.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FROM = Date.parse('2000-01-03T00:00:00Z')
const TO = Date.parse('2037-12-01T00:00:00Z')
const ZONES = Intl.supportedValuesOf('timeZone')
/** Where days are 23, 24½ or 47 hours long, and noon is a quarter to. */
const ODD = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/St_Johns',
]

const time = fc.integer({ min: 0, max: 95 }).map((quarter) =>
  Temporal.PlainTime.from('00:00')
    .add({ minutes: 15 * quarter })
    .toString()
    .slice(0, 5),
)
const hours: fc.Arbitrary<Hours> = fc
  .tuple(time, fc.oneof(time, fc.constant('24:00')))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ start, end }))

const sample = fc
  .record({
    zone: fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...ODD)),
    at: fc.integer({ min: FROM / DAY, max: TO / DAY }).map((day) => day * DAY),
    atChange: fc.boolean(),
    days: fc.integer({ min: 1, max: 3 }),
    week: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { maxLength: 12 }),
    overrides: fc.uniqueArray(
      fc.tuple(fc.integer({ min: -1, max: 3 }), fc.array(hours, { maxLength: 2 })),
      { maxLength: 2, selector: ([day]) => day },
    ),
    busy: fc.array(
      fc.tuple(fc.integer({ min: -300, max: 4000 }), fc.integer({ min: 5, max: 600 })),
      { maxLength: 4 },
    ),
    rules: fc.record({
      duration: fc.constantFrom(15, 20, 30, 45, 60, 120, 400),
      step: fc.constantFrom(5, 10, 15, 20, 25, 30, 45, 60, 90),
      minimumNotice: fc.constantFrom(0, 0, 30, 600, 1440),
      bufferBefore: fc.constantFrom(0, 0, 5, 60),
      bufferAfter: fc.constantFrom(0, 0, 10, 45),
      horizonDays: fc.integer({ min: 0, max: 4 }),
    }),
    early: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ zone, at, atChange, days, week, overrides, busy, rules, early }) => {
    const change = atChange ? nextChange(zone, at) : at
    const start = change - (early % 1500) * MINUTE
    const day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDate()
    const host: Host = {
      id: zone,
      name: zone,
      timeZone: zone,
      availability: week.map(([weekday, one]) => ({
        weekday: weekday as Host['availability'][number]['weekday'],
        ...one,
      })),
      overrides: overrides.map(([offset, own]) => ({
        date: day.add({ days: offset }).toString(),
        hours: own,
      })),
      holidays: [],
    }
    return {
      rules: { ...RULES, ...rules },
      host,
      busy: busy.map(([after, length]) => ({
        start: start + after * MINUTE,
        end: start + (after + length) * MINUTE,
      })),
      window: { start, end: start + days * DAY },
      now: start - early * MINUTE,
    }
  })

/** When the clock is changed next, or the moment itself where it never is again. */
function nextChange(zone: string, at: number): number {
  const change = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next')?.epochMilliseconds
  return change === undefined || change > TO ? at : change
}

describe('the slot engine', () => {
  it('finds what a scan minute by minute finds: 2,000 hosts in all zones, half of them when the clock changes', () => {
    let slots = 0
    fc.assert(
      fc.property(sample, ({ rules, host, busy, window, now }) => {
        const found = freeSlots(rules, [host], new Map([[host.id, busy]]), window, now).map(
          ({ start }) => start,
        )
        slots += found.length
        const text = (starts: number[]) => starts.map((start) => new Date(start).toISOString())
        assert.deepEqual(text(found), text(scannedStarts(rules, host, busy, window, now)))
      }),
      { numRuns: 2000 },
    )
    assert.ok(slots > 2000, `only ${slots} slots were compared`)
  })
})
