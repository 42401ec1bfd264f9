import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, constantFrom, integer, property } from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { bookableDays, offeredStarts } from '../../../src/platform/appointments/slots.ts'
import { visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'
import { host, LONG_AGO, RULES, startsOn } from './slot-fixture.ts'

describe("offeredStarts by the host's clock", () => {
  it('steps on the half hours of a zone with a half-hour offset', () => {
    assert.deepEqual(
      startsOn('2026-05-05', 'Asia/Kolkata', host('Asia/Kolkata', ['09:00', '11:00']), {
        ...RULES,
        step: 60,
        duration: 60,
      }),
      ['03:30', '04:30'],
    )
    assert.deepEqual(
      startsOn('2026-05-05', 'Asia/Kathmandu', host('Asia/Kathmandu', ['09:00', '10:00'])),
      ['03:15', '03:45'],
    )
  })

  it('begins at the next step of the hour', () => {
    assert.deepEqual(
      startsOn('2026-05-05', 'Asia/Kolkata', host('Asia/Kolkata', ['09:10', '11:00'])),
      ['04:00', '04:30', '05:00'],
    )
  })

  it('counts a step that does not divide the hour from the start of the hours', () => {
    const rules = { ...RULES, step: 45, duration: 45 }
    assert.deepEqual(startsOn('2026-01-05', 'UTC', host('UTC', ['10:10', '12:30']), rules), [
      '10:10',
      '10:55',
      '11:40',
    ])
  })

  it('ends with the hours, and takes 24:00 as the end of the day', () => {
    assert.deepEqual(startsOn('2026-01-05', 'UTC', host('UTC', ['22:45', '24:00'])), [
      '23:00',
      '23:30',
    ])
  })

  it('runs over midnight when the hours do', () => {
    const night = host('UTC', ['00:00', '01:00'], ['23:00', '24:00'])
    assert.deepEqual(startsOn('2026-01-05', 'UTC', night, { ...RULES, duration: 60 }), [
      '00:00',
      '23:00',
      '23:30',
    ])
  })

  it('joins hours that touch, also for a slot that lies over the seam', () => {
    assert.deepEqual(
      startsOn('2026-01-05', 'UTC', host('UTC', ['09:00', '09:45'], ['09:45', '10:30'])),
      ['09:00', '09:30', '10:00'],
    )
    assert.deepEqual(
      startsOn('2026-01-05', 'UTC', host('UTC', ['09:00', '09:45'], ['09:50', '10:30'])),
      ['09:00', '10:00'],
    )
  })
})

describe("offeredStarts on the visitor's days", () => {
  it("finds the hours of the host's day before and after", () => {
    const auckland = host('Pacific/Auckland', ['09:00', '10:00'])
    // 09:00 in Auckland on the 6th is 21:00 UTC on the 5th (+12), 11:00 in Honolulu.
    assert.deepEqual(startsOn('2026-05-05', 'Pacific/Honolulu', auckland), ['21:00', '21:30'])
    const honolulu = host('Pacific/Honolulu', ['15:00', '16:00'])
    // 15:00 in Honolulu on the 5th is 01:00 UTC on the 6th, 15:00 on Kiritimati on the 6th.
    assert.deepEqual(startsOn('2026-05-06', 'Pacific/Kiritimati', honolulu), ['01:00', '01:30'])
  })

  it('knows a day that a zone has skipped', () => {
    // Samoa went from 29 to 31 December 2011 over the date line.
    const window = visitorWindow({ from: '2011-12-30', to: '2011-12-30', timeZone: 'Pacific/Apia' })
    assert.equal(window.end - window.start, 0)
  })

  it('gives every start to exactly one of two neighbouring days', () => {
    check(
      property(
        constantFrom('Europe/London', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'),
        constantFrom('Pacific/Honolulu', 'Europe/London', 'Pacific/Kiritimati', 'Asia/Kathmandu'),
        integer({ min: 0, max: 360 }),
        (hostZone, visitorZone, offset) => {
          const one = host(hostZone, ['00:00', '24:00'])
          const day = Temporal.PlainDate.from('2026-01-02').add({ days: offset })
          const next = day.add({ days: 1 })
          const of = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
            offeredStarts(
              RULES,
              one,
              visitorWindow({ from: from.toString(), to: to.toString(), timeZone: visitorZone }),
              LONG_AGO,
            )
          assert.deepEqual([...of(day, day), ...of(next, next)], of(day, next))
          for (const start of of(day, day)) {
            const local =
              Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(visitorZone)
            assert.equal(local.toPlainDate().toString(), day.toString())
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('offeredStarts between notice and horizon', () => {
  const london = host('Europe/London', ['09:00', '17:00'])
  const now = Date.parse('2026-11-23T10:10:00Z')

  it('leaves the notice', () => {
    const rules = { ...RULES, minimumNotice: 60 }
    assert.equal(startsOn('2026-11-23', 'UTC', london, rules, now)[0], '11:30')
    assert.equal(
      startsOn('2026-11-23', 'UTC', london, { ...rules, minimumNotice: 50 }, now)[0],
      '11:00',
    )
  })

  it('ends with the last day of the horizon, as the host counts days', () => {
    const rules = { ...RULES, horizonDays: 1 }
    assert.equal(startsOn('2026-11-24', 'UTC', london, rules, now).length, 16)
    assert.deepEqual(startsOn('2026-11-25', 'UTC', london, rules, now), [])
    const kiritimati = host('Pacific/Kiritimati', ['00:00', '24:00'])
    // There it is the 24th already.
    const last =
      offeredStarts(rules, kiritimati, { start: now, end: now + 10 * 86_400_000 }, now).at(-1) ?? 0
    assert.equal(new Date(last).toISOString(), '2026-11-25T09:30:00.000Z')
  })

  it('names the first and the last day', () => {
    const type = { minimumNotice: 15 * 60, horizonDays: 30, hosts: [london] }
    assert.deepEqual(bookableDays(type, new Date(now)), {
      firstDay: '2026-11-24',
      lastDay: '2026-12-23',
    })
  })
})
