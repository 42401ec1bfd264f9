import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { offeredStarts } from '../../../src/platform/appointments/slots.ts'
import { visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'
import { host, LONG_AGO, RULES, startsOn } from './slot-fixture.ts'

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

  it('goes by the clock also where it is put back by half an hour just before the first start', () => {
    // Lord Howe, 26 March 2000: 02:00 is 01:30 once more.
    const lordHowe = host('Australia/Lord_Howe', ['01:15', '04:00'])
    const rules = { ...RULES, step: 60, horizonDays: 20_000 }
    const starts = startsOn('2000-03-26', 'Australia/Lord_Howe', lordHowe, rules, 0)
    assert.deepEqual(starts, ['2000-03-25 15:30', '2000-03-25 16:30'])
  })
})
