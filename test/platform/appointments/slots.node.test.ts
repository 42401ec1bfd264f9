import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, array, constantFrom, integer, property, tuple } from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { AvailabilityRule, Host } from '../../../src/platform/appointments/appointment-type.ts'
import {
  bookableDays,
  freeStarts,
  occupied,
  offeredStarts,
} from '../../../src/platform/appointments/slots.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'
import { visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'

const RULES: SlotRules = {
  duration: 30,
  step: 30,
  minimumNotice: 0,
  bufferBefore: 0,
  bufferAfter: 0,
  horizonDays: 400,
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
const LONG_AGO = Date.parse('2026-01-01T00:00:00Z')

function host(timeZone: string, ...hours: [start: string, end: string][]): Host {
  const availability: AvailabilityRule[] = EVERY_DAY.flatMap((weekday) =>
    hours.map(([start, end]) => ({ weekday, start, end })),
  )
  return { id: timeZone, name: timeZone, timeZone, availability, overrides: [] }
}

/** Starts on one day as a visitor in that zone sees it, in UTC, `HH:MM`; the day's date where it is another. */
function startsOn(day: string, zone: string, one: Host, rules = RULES, now = LONG_AGO): string[] {
  const window = visitorWindow({ from: day, to: day, timeZone: zone })
  return offeredStarts(rules, one, window, now).map((start) => {
    const [date, time] = new Date(start).toISOString().split('T')
    return date === day ? `${time?.slice(0, 5)}` : `${date} ${time?.slice(0, 5)}`
  })
}

describe('offeredStarts when the clock changes', () => {
  const table: {
    name: string
    day: string
    zone: string
    hours: [string, string]
    utc: string[]
  }[] = [
    {
      name: 'London goes forward: 00:00–04:00 is three hours',
      day: '2026-03-29',
      zone: 'Europe/London',
      hours: ['00:00', '04:00'],
      utc: ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30'],
    },
    {
      name: 'London goes back: 00:00–04:00 is five hours',
      day: '2026-10-25',
      zone: 'Europe/London',
      hours: ['00:00', '04:00'],
      utc: [
        '2026-10-24 23:00',
        '2026-10-24 23:30',
        '00:00',
        '00:30',
        '01:00',
        '01:30',
        '02:00',
        '02:30',
        '03:00',
        '03:30',
      ],
    },
    {
      name: 'New York goes forward: 01:00–04:00 is two hours',
      day: '2026-03-08',
      zone: 'America/New_York',
      hours: ['01:00', '04:00'],
      utc: ['06:00', '06:30', '07:00', '07:30'],
    },
    {
      name: 'New York goes back: 01:00–03:00 is three hours',
      day: '2026-11-01',
      zone: 'America/New_York',
      hours: ['01:00', '03:00'],
      utc: ['05:00', '05:30', '06:00', '06:30', '07:00', '07:30'],
    },
    {
      name: 'hours that begin in the gap begin as much later (RFC 5545)',
      day: '2026-03-29',
      zone: 'Europe/London',
      hours: ['01:30', '03:00'],
      utc: ['01:30'],
    },
    {
      name: 'hours that begin in the fold begin the first time',
      day: '2026-10-25',
      zone: 'Europe/London',
      hours: ['01:30', '02:00'],
      utc: ['00:30', '01:00', '01:30'],
    },
    {
      name: 'New York, hours that begin in the gap',
      day: '2026-03-08',
      zone: 'America/New_York',
      hours: ['02:30', '04:00'],
      utc: ['07:30'],
    },
    {
      name: 'hours within the gap are none',
      day: '2026-03-29',
      zone: 'Europe/London',
      hours: ['01:30', '02:00'],
      utc: [],
    },
    {
      name: 'working hours follow the summer offset on the day itself',
      day: '2026-03-29',
      zone: 'Europe/London',
      hours: ['09:00', '10:00'],
      utc: ['08:00', '08:30'],
    },
    {
      name: 'Lord Howe goes forward by half an hour: the grid follows the clock',
      day: '2026-10-04',
      zone: 'Australia/Lord_Howe',
      hours: ['01:00', '04:00'],
      utc: [
        '2026-10-03 14:30',
        '2026-10-03 15:00',
        '2026-10-03 15:30',
        '2026-10-03 16:00',
        '2026-10-03 16:30',
      ],
    },
  ]
  for (const { name, day, zone, hours, utc } of table) {
    it(name, () => assert.deepEqual(startsOn(day, zone, host(zone, hours)), utc))
  }

  it('keeps whole hours by the clock after a change of half an hour', () => {
    const hourly = { ...RULES, step: 60 }
    const lordHowe = host('Australia/Lord_Howe', ['00:00', '06:00'])
    const local = offeredStarts(
      hourly,
      lordHowe,
      visitorWindow({ from: '2026-10-04', to: '2026-10-04', timeZone: 'Australia/Lord_Howe' }),
      LONG_AGO,
    ).map((start) =>
      Temporal.Instant.fromEpochMilliseconds(start)
        .toZonedDateTimeISO('Australia/Lord_Howe')
        .toPlainTime()
        .toString({ smallestUnit: 'minute' }),
    )
    // 02:00 does not exist that day.
    assert.deepEqual(local, ['00:00', '01:00', '03:00', '04:00', '05:00'])
  })
})

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

describe('freeStarts', () => {
  const window = visitorWindow({ from: '2026-05-05', to: '2026-05-05', timeZone: 'UTC' })
  const at = (time: string) => Date.parse(`2026-05-05T${time}:00Z`)
  const free = (rules: SlotRules, hosts: Host[], busy: Record<string, [string, string][]>) => {
    const ranges = Object.entries(busy).map(
      ([id, list]) => [id, list.map(([a, b]) => ({ start: at(a), end: at(b) }))] as const,
    )
    return freeStarts(rules, hosts, new Map(ranges), window, LONG_AGO).map((start) =>
      new Date(start).toISOString().slice(11, 16),
    )
  }
  const one = { ...host('UTC', ['09:00', '11:00']), id: 'one' }
  const two = { ...host('UTC', ['10:00', '12:00']), id: 'two' }

  it('leaves out what is taken, and nothing that only touches it', () => {
    assert.deepEqual(free(RULES, [one], { one: [['09:30', '10:00']] }), ['09:00', '10:00', '10:30'])
  })

  it("keeps the new booking's buffers free too", () => {
    const rules = { ...RULES, bufferBefore: 10, bufferAfter: 15 }
    assert.deepEqual(occupied(rules, at('09:00')), { start: at('08:50'), end: at('09:45') })
    // 09:30–10:00 with its own buffers; before it 08:50–09:45 overlaps, after it 09:50 does.
    assert.deepEqual(free(rules, [one], { one: [['09:20', '10:15']] }), ['10:30'])
  })

  it('offers a start when any host is free, once', () => {
    assert.deepEqual(free(RULES, [one, two], {}), [
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
    assert.deepEqual(free(RULES, [one, two], { one: [['09:00', '11:00']] }), [
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
    assert.deepEqual(
      free(RULES, [one, two], { one: [['10:00', '11:00']], two: [['10:30', '11:00']] }),
      ['09:00', '09:30', '10:00', '11:00', '11:30'],
    )
  })

  it('never offers what overlaps something taken, and leaves out nothing else', () => {
    const minute = integer({ min: 0, max: 240 })
    check(
      property(
        integer({ min: 1, max: 90 }),
        constantFrom(5, 15, 30, 45),
        minute,
        minute,
        array(tuple(minute, integer({ min: 1, max: 60 })), { maxLength: 6 }),
        (duration, step, bufferBefore, bufferAfter, taken) => {
          const rules = { ...RULES, duration, step, bufferBefore, bufferAfter }
          const busy = taken.map(([start, length]) => ({
            start: at('08:00') + start * 60_000,
            end: at('08:00') + (start + length) * 60_000,
          }))
          const offered = offeredStarts(rules, one, window, LONG_AGO)
          const starts = freeStarts(rules, [one], new Map([['one', busy]]), window, LONG_AGO)
          for (const start of offered) {
            const wanted = occupied(rules, start)
            const clash = busy.some((range) => range.start < wanted.end && wanted.start < range.end)
            assert.equal(starts.includes(start), !clash)
          }
          assert.ok(starts.every((start) => offered.includes(start)))
        },
      ),
    )
  })
})
