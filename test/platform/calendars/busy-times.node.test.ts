import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { busyTimes } from '../../../src/platform/calendars/busy-times.ts'

const within = { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-04-30T00:00Z') }

/** Ranges in UTC, in a calendar of these events. */
function busy(events: string[], timeZone = 'Europe/London', zones: string[] = []): string[] {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...zones,
    ...events.flatMap((event, n) => [
      'BEGIN:VEVENT',
      ...(event.includes('UID:') ? [] : [`UID:${n}`]),
      'DTSTAMP:20260101T000000Z',
      'SUMMARY:Secret\\, with a colon: here',
      ...event.split(/(?<!\r)\n/),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')
  return busyTimes({ text, timeZone, within }).map(({ start, end }) =>
    [start, end].map((at) => new Date(at).toISOString().slice(5, 16)).join(' '),
  )
}

describe('busy times of a calendar', () => {
  it('are those of its events, joined where they touch', () => {
    assert.deepEqual(
      busy([
        'DTSTART:20260302T090000Z\nDTEND:20260302T100000Z',
        'DTSTART:20260302T100000Z\nDURATION:PT45M',
        'DTSTART;TZID=America/New_York:20260310T090000\nDTEND;TZID=America/New_York:20260310T093000',
      ]),
      ['03-02T09:00 03-02T10:45', '03-10T13:00 03-10T13:30'],
    )
  })

  it('leave out what is cancelled, free, or outside', () => {
    assert.deepEqual(
      busy([
        'DTSTART:20260302T090000Z\nDTEND:20260302T100000Z\nSTATUS:CANCELLED',
        'DTSTART:20260302T110000Z\nDTEND:20260302T120000Z\nTRANSP:TRANSPARENT',
        'DTSTART:20260201T090000Z\nDTEND:20260201T100000Z',
        'DTSTART:20260302T130000Z\nDTEND:20260302T140000Z\nSTATUS:TENTATIVE',
        'DTSTART:20260228T220000Z\nDTEND:20260301T020000Z',
      ]),
      ['03-01T00:00 03-01T02:00', '03-02T13:00 03-02T14:00'],
    )
  })

  it("have floating times in the host's zone, whatever the process's", () => {
    const floating = ['DTSTART:20260302T090000\nDTEND:20260302T100000']
    assert.deepEqual(busy(floating, 'Asia/Tokyo'), ['03-02T00:00 03-02T01:00'])
    assert.deepEqual(busy(floating, 'America/New_York'), ['03-02T14:00 03-02T15:00'])
  })

  it('have whole days from midnight to midnight of the host, 23 hours where the clock goes forward', () => {
    const days = (date: string, end = '') => [`DTSTART;VALUE=DATE:${date}${end}`]
    assert.deepEqual(busy(days('20260329')), ['03-29T00:00 03-29T23:00'])
    assert.deepEqual(busy(days('20260328', '\nDTEND;VALUE=DATE:20260331')), [
      '03-28T00:00 03-30T23:00',
    ])
    assert.deepEqual(busy(days('20260302'), 'Pacific/Auckland'), ['03-01T11:00 03-02T11:00'])
    assert.deepEqual(
      busy(['DTSTART;VALUE=DATE:20260327\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260403']),
      ['03-27T00:00 03-28T00:00', '04-09T23:00 04-10T23:00'],
    )
  })

  it('repeat by the clock of their zone, before and after it is changed', () => {
    assert.deepEqual(
      busy([
        'DTSTART;TZID=Europe/London:20260326T090000\nDTEND;TZID=Europe/London:20260326T093000\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Europe/London:20260327T090000',
      ]),
      [
        '03-26T09:00 03-26T09:30',
        '03-28T09:00 03-28T09:30',
        '03-29T08:00 03-29T08:30',
        '03-30T08:00 03-30T08:30',
      ],
    )
  })

  it('move and cancel single ones, and know those that began long ago', () => {
    const series =
      'UID:a\nDTSTART:20200106T090000Z\nDTEND:20200106T100000Z\nRRULE:FREQ=WEEKLY;UNTIL=20260316T090000Z'
    assert.deepEqual(
      busy([
        series,
        'UID:a\nRECURRENCE-ID:20260302T090000Z\nDTSTART:20260303T150000Z\nDTEND:20260303T153000Z',
        'UID:a\nRECURRENCE-ID:20260309T090000Z\nDTSTART:20260309T090000Z\nDTEND:20260309T100000Z\nSTATUS:CANCELLED',
      ]),
      ['03-03T15:00 03-03T15:30', '03-16T09:00 03-16T10:00'],
    )
  })

  it('have dates of their own besides the rule, or without one', () => {
    assert.deepEqual(
      busy([
        'DTSTART;TZID=Europe/London:20260302T090000\nDTEND;TZID=Europe/London:20260302T100000\nRDATE;TZID=Europe/London:20260401T090000,20260402T110000',
      ]),
      ['03-02T09:00 03-02T10:00', '04-01T08:00 04-01T09:00', '04-02T10:00 04-02T11:00'],
    )
  })

  it('are read from folded lines and by a zone that the calendar itself describes', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our own',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    assert.deepEqual(
      busy(['DTSTART;TZID="Our\r\n  own":20260302T090000\nDURATION:PT1H'], 'UTC', zone),
      ['03-02T06:00 03-02T07:00'],
    )
    const nowhere = ['DTSTART;TZID=Nowhere:20260302T090000\nDURATION:PT1H']
    assert.deepEqual(busy(nowhere, 'Asia/Tokyo'), ['03-02T00:00 03-02T01:00'])
    const windows = ['DTSTART;TZID=Tokyo Standard Time:20260302T090000\nDURATION:PT1H']
    assert.deepEqual(busy(windows), ['03-02T00:00 03-02T01:00'])
    assert.deepEqual(busy(['DTSTART:20260302\r\n T090000Z\nDURATION:PT1H']), [
      '03-02T09:00 03-02T10:00',
    ])
  })

  it('are none of what is no calendar', () => {
    const page = { text: '<!doctype html><title>Log in</title>', timeZone: 'UTC', within }
    assert.throws(() => busyTimes(page), /no iCalendar/)
    assert.deepEqual(busy([]), [])
  })
})
