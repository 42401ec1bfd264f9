import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { freeSlots } from '../../../src/platform/appointments/free-slots.ts'
import { occupied } from '../../../src/platform/appointments/slots.ts'
import { RULES } from './slot-fixture.ts'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR
const MONDAY = Date.parse('2026-05-04T00:00:00Z')

/** As FLG says it: minutes, and on which weekdays from when to when. */
const flgRules = fc.record({
  minimumNotice: fc.integer({ min: 0, max: 3 * DAY }),
  gap: fc.integer({ min: 0, max: 120 }),
  interval: fc.constantFrom(15, 30, 60),
  duration: fc.constantFrom(15, 30, 45, 60),
  weekdays: fc.uniqueArray(
    fc.record({
      weekday: fc.constantFrom(...([1, 2, 3, 4, 5, 6, 7] as const)),
      from: fc.integer({ min: 0, max: 11 }),
      to: fc.integer({ min: 12, max: 23 }),
    }),
    { minLength: 1, maxLength: 7, selector: (one) => one.weekday },
  ),
})

const hour = (value: number) => `${value}`.padStart(2, '0') + ':00'

describe('rules of FLG, as docs/appointments.md maps them', () => {
  it('offer what FLG offers, and nothing else', () => {
    let offered = 0
    fc.assert(
      fc.property(
        flgRules,
        fc.array(fc.integer({ min: 0, max: (7 * DAY) / 15 }), { maxLength: 12 }),
        (flg, quarters) => {
          const rules = {
            ...RULES,
            duration: flg.duration,
            step: flg.interval,
            minimumNotice: flg.minimumNotice,
            bufferBefore: 0,
            bufferAfter: flg.gap,
          }
          const host = {
            id: 'host',
            name: 'Host',
            timeZone: 'UTC',
            availability: flg.weekdays.map(({ weekday, from, to }) => ({
              weekday,
              start: hour(from),
              end: hour(to),
            })),
            overrides: [],
            email: null,
            holidays: [],
          }
          const booked = quarters.map((quarter) => MONDAY + quarter * 15 * MINUTE)
          const taken = booked.map((start) => occupied(rules, start))
          const window = { start: MONDAY, end: MONDAY + 7 * DAY * MINUTE }
          const found = freeSlots(rules, [host], new Map([['host', taken]]), window, MONDAY)

          const expected: number[] = []
          for (let minute = 0; minute < 7 * DAY; minute++) {
            const hours = flg.weekdays.find((one) => one.weekday === Math.floor(minute / DAY) + 1)
            const ofDay = minute % DAY
            const start = MONDAY + minute * MINUTE
            const isFar = booked.every(
              (other) => Math.abs(other - start) >= (flg.duration + flg.gap) * MINUTE,
            )
            if (
              hours !== undefined &&
              ofDay >= hours.from * HOUR &&
              ofDay + flg.duration <= hours.to * HOUR &&
              minute % flg.interval === 0 &&
              minute >= flg.minimumNotice &&
              isFar
            ) {
              expected.push(start)
            }
          }
          offered += expected.length
          assert.deepEqual(
            found.map(({ start }) => start),
            expected,
          )
        },
      ),
      { numRuns: 100 },
    )
    assert.ok(offered > 1000, `only ${offered} starts were compared`)
  })
})
