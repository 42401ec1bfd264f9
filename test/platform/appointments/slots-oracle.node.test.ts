import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Host, Hours } from '../../../src/platform/appointments/appointment-type.ts'
import { freeSlots } from '../../../src/platform/appointments/free-slots.ts'
import type { FreeSlot, Taken } from '../../../src/platform/appointments/free-slots.ts'
import type { TimeRange } from '../../../src/platform/appointments/host-hours.ts'
import { occupied, offeredStarts } from '../../../src/platform/appointments/slots.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'
import { RULES } from './slot-fixture.ts'
import { scannedSlots } from './slots-oracle.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FROM = Date.parse('2000-01-03T00:00:00Z')
const TO = Date.parse('2037-12-01T00:00:00Z')
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
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

const host = fc.record({
  zone: fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...ODD)),
  week: fc.array(fc.tuple(fc.constantFrom(...WEEKDAYS), hours), { maxLength: 12 }),
  overrides: fc.uniqueArray(
    fc.tuple(fc.integer({ min: -1, max: 3 }), fc.array(hours, { maxLength: 2 })),
    { maxLength: 2, selector: ([day]) => day },
  ),
  holidays: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 2 }),
  busy: fc.array(fc.tuple(fc.integer({ min: -300, max: 4000 }), fc.integer({ min: 5, max: 600 })), {
    maxLength: 2,
  }),
  /** Quarters of an hour after the window's first whole hour; how many have the slot; and of what length and type. */
  booked: fc.array(
    fc.record({
      quarter: fc.oneof(fc.integer({ min: -700, max: 900 }), fc.integer({ min: 0, max: 200 })),
      /** Instead of the quarter, the start that is offered as this one, if there is one. */
      offered: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined, freq: 3 }),
      people: fc.constantFrom(1, 1, 2, 3),
      duration: fc.constantFrom(undefined, undefined, undefined, 30, 60),
      isOther: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 8, size: 'max' },
  ),
})

const limit = fc.constantFrom(null, null, null, 1, 2, 4)
const rules = fc.record({
  duration: fc.constantFrom(15, 20, 30, 45, 60, 120, 400),
  step: fc.constantFrom(5, 10, 15, 20, 25, 30, 45, 60, 90),
  minimumNotice: fc.constantFrom(0, 0, 30, 600, 1440),
  bufferBefore: fc.constantFrom(0, 0, 5, 60),
  bufferAfter: fc.constantFrom(0, 0, 10, 45),
  horizonDays: fc.integer({ min: 0, max: 4 }),
  hostChoice: fc.constantFrom('any' as const, 'round-robin' as const, 'all' as const),
  seats: fc.constantFrom(1, 2, 3, 5),
  maxPerDay: limit,
  maxPerWeek: limit,
})

const sample = fc
  .record({
    hosts: fc.array(host, { minLength: 1, maxLength: 2 }),
    at: fc.integer({ min: FROM / DAY, max: TO / DAY }).map((day) => day * DAY),
    atChange: fc.boolean(),
    days: fc.integer({ min: 1, max: 3 }),
    rules,
    early: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ hosts, at, atChange, days, rules: some, early }) => {
    const change = atChange ? nextChange(hosts[0]?.zone ?? 'UTC', at) : at
    const start = change - (early % 1500) * MINUTE
    const ruled = { ...RULES, ...some }
    return {
      rules: ruled,
      hosts: hosts.map((one, n) => hostOf(one, `${n}`, start)),
      taken: new Map(
        hosts.map((one, n) => [
          `${n}`,
          takenOf(one, ruled, hostOf(one, `${n}`, start), { start, end: start + days * DAY }),
        ]),
      ),
      window: { start, end: start + days * DAY },
      now: start - early * MINUTE,
    }
  })

type AnyHost = typeof host extends fc.Arbitrary<infer One> ? One : never

function hostOf({ zone, week, overrides, holidays }: AnyHost, id: string, start: number): Host {
  const today = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDate()
  const date = (offset: number) => today.add({ days: offset }).toString()
  return {
    id,
    name: zone,
    timeZone: zone,
    email: null,
    availability: week.map(([weekday, one]) => ({ weekday, ...one })),
    overrides: overrides.map(([offset, own]) => ({ date: date(offset), hours: own })),
    holidays: holidays.map((offset, n) => ({ id: `${n}`, name: `${n}`, dates: [date(offset)] })),
  }
}

function takenOf(
  { busy, booked }: AnyHost,
  ruled: SlotRules,
  one: Host,
  window: TimeRange,
): Taken[] {
  const { start } = window
  const starts = offeredStarts(ruled, one, window, start - 2 * DAY)
  const hour = start - (start % (60 * MINUTE))
  return [
    ...busy.map(([after, length]) => ({
      start: start + after * MINUTE,
      end: start + (after + length) * MINUTE,
    })),
    ...booked.flatMap(({ quarter, offered, people, duration, isOther }) => {
      const begin = starts[offered ?? -1] ?? hour + quarter * 15 * MINUTE
      const length = duration ?? ruled.duration
      const slot = {
        typeId: isOther ? 'other' : ruled.id,
        start: begin,
        end: begin + length * MINUTE,
        isShared: ruled.seats > 1,
      }
      const taken = { ...occupied({ ...ruled, duration: length }, begin), slot }
      return Array.from({ length: ruled.seats > 1 ? people : 1 }, () => taken)
    }),
  ]
}

/** When the clock is changed next, or the moment itself where it never is again. */
function nextChange(zone: string, at: number): number {
  const change = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next')?.epochMilliseconds
  return change === undefined || change > TO ? at : change
}

describe('the slot engine', () => {
  it('finds what a scan minute by minute finds: 2,000 samples in all zones, half of them when the clock changes', () => {
    let [slots, shared, limited] = [0, 0, 0]
    fc.assert(
      fc.property(sample, ({ rules: ruled, hosts, taken, window, now }) => {
        const found = freeSlots(ruled, hosts, taken, window, now)
        slots += found.length
        shared += found.filter(({ seatsLeft }) => seatsLeft % ruled.seats > 0).length
        const unlimited = { ...ruled, maxPerDay: null, maxPerWeek: null }
        limited += freeSlots(unlimited, hosts, taken, window, now).length - found.length
        const text = (list: FreeSlot[]) =>
          list.map(({ start, seatsLeft }) => `${new Date(start).toISOString()} ${seatsLeft}`)
        assert.deepEqual(text(found), text(scannedSlots(ruled, hosts, taken, window, now)))
      }),
      { numRuns: 2000 },
    )
    assert.ok(slots > 10_000, `only ${slots} slots were compared`)
    assert.ok(shared > 100, `only ${shared} of them were shared`)
    assert.ok(limited > 1000, `only ${limited} were closed by a limit`)
  })
})
