import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { calendarFile } from '../../../src/platform/appointments/calendar-file.ts'
import { calendarLinks } from '../../../src/platform/appointments/calendar-links.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const TEN = '2026-11-23T10:00:00Z'
const ODD = 'Tea, cake; and \\ more "talk"\u2028 für alle 🫖 '.repeat(3).trim()

const PEOPLE = {
  organizer: { name: 'Hal', email: 'hal@example.test' },
  attendee: { name: 'Ann Other, MD', email: 'ann@example.test' },
  meets: 'Hal',
}

interface Read {
  method: string
  uid: string
  sequence: number
  stamp: string
  start: string
  end: string
  summary: string
  location: string | undefined
  status: string
}

/** By ical.js. */
function readOne(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const event = calendar.getFirstSubcomponent('vevent')
  assert.ok(event)
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
  assert.equal(calendar.getAllSubcomponents('vtimezone').length, 0)
  assert.equal(event.getAllSubcomponents('valarm').length, 0)
  const instant = (name: string) => {
    const value = event.getFirstPropertyValue(name)
    assert.ok(value instanceof ICAL.Time)
    assert.equal(value.zone, ICAL.Timezone.utcTimezone, `${name} is in UTC`)
    return value.toJSDate().toISOString()
  }
  const value = (name: string) => String(event.getFirstPropertyValue(name))
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    stamp: instant('dtstamp'),
    start: instant('dtstart'),
    end: instant('dtend'),
    summary: value('summary'),
    location: event.hasProperty('location') ? value('location') : undefined,
    status: value('status'),
  }
}

/** By ts-ics, which shares no code with it. */
function readTwo(text: string): Read {
  const calendar = convertIcsCalendar(undefined, text)
  const [event] = calendar.events ?? []
  assert.ok(event?.end)
  return {
    method: calendar.method ?? '',
    uid: event.uid,
    sequence: event.sequence ?? 0,
    stamp: event.stamp.date.toISOString(),
    start: event.start.date.toISOString(),
    end: event.end.date.toISOString(),
    summary: event.summary,
    location: event.location,
    status: event.status ?? '',
  }
}

function read(text: string | null): Read {
  assert.ok(text)
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, 'lines are folded: RFC 5545, 3.1')
    assert.ok(!line.includes('\n'))
  }
  const one = readOne(text)
  assert.deepEqual(readTwo(text), one)
  return one
}

onBothDatabases('the calendar file of a booking', (db) => {
  const fixture = new AppointmentFixture(db)

  it('keeps its UID, raises SEQUENCE and cancels, as two parsers read it', async () => {
    await fixture.useFile(appointmentFile({ location: ODD }))
    const token = await fixture.startToken()
    const booked = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
    const first = read(await calendarFile(fixture.ctx, booked, 'PUBLISH'))
    assert.deepEqual(first, {
      method: 'PUBLISH',
      uid: booked.id,
      sequence: 0,
      stamp: '2026-11-23T08:00:00.000Z',
      start: '2026-11-23T09:00:00.000Z',
      end: '2026-11-23T09:30:00.000Z',
      summary: 'Talk, Hal',
      location: ODD,
      status: 'CONFIRMED',
    })
    const moved = await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'm' })
    const second = read(await calendarFile(fixture.ctx, moved, 'REQUEST', PEOPLE))
    assert.equal(second.method, 'REQUEST')
    assert.equal(second.uid, first.uid)
    assert.equal(second.sequence, 1)
    assert.equal(second.start, '2026-11-23T10:00:00.000Z')
    const off = await cancelBooking(fixture.ctx, token, '')
    const last = read(await calendarFile(fixture.ctx, off, 'REQUEST', PEOPLE))
    assert.deepEqual(
      [last.method, last.status, last.uid, last.sequence],
      ['CANCEL', 'CANCELLED', first.uid, 2],
    )
  })

  it('names who invites and who is invited, and nobody where it is only published', async () => {
    const token = await fixture.startToken()
    const booked = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
    const invited = (await calendarFile(fixture.ctx, booked, 'REQUEST', PEOPLE)) ?? ''
    const event = new ICAL.Component(ICAL.parse(invited) as unknown[]).getFirstSubcomponent(
      'vevent',
    )
    assert.equal(event?.getFirstPropertyValue('organizer'), 'mailto:hal@example.test')
    const attendee = event?.getFirstProperty('attendee')
    assert.equal(attendee?.getFirstValue()?.toString().toLowerCase(), 'mailto:ann@example.test')
    assert.equal(attendee?.getFirstParameter('cn'), 'Ann Other, MD')
    const published = (await calendarFile(fixture.ctx, booked, 'PUBLISH')) ?? ''
    assert.doesNotMatch(published, /ATTENDEE|ORGANIZER/)
  })

  it('is none of what is only asked for', async () => {
    await fixture.useFile(appointmentFile({ approval: 'owner' }))
    const token = await fixture.startToken()
    const asked = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
    assert.equal(await calendarFile(fixture.ctx, asked, 'PUBLISH'), null)
  })
})

describe('links to calendars on the web', () => {
  const { ics, ...links } = calendarLinks({
    title: 'Tea & cake + talk',
    start: NINE,
    end: TEN,
    location: 'Höfe 1, #2',
  })

  it('hold title, times and place, each in its own way', () => {
    assert.equal(ics, '/calendar.ics')
    for (const [name, link] of Object.entries(links)) {
      const { searchParams, protocol } = new URL(link)
      assert.equal(protocol, 'https:', name)
      assert.doesNotMatch(link, /\+/, `${name} has no plus for a space`)
      assert.ok([...searchParams.values()].includes('Tea & cake + talk'), name)
      assert.ok([...searchParams.values()].includes('Höfe 1, #2'), name)
    }
    assert.equal(
      new URL(links.google).searchParams.get('dates'),
      '20261123T090000Z/20261123T100000Z',
    )
    assert.equal(new URL(links.outlook).searchParams.get('startdt'), NINE)
    assert.equal(new URL(links.yahoo).searchParams.get('et'), '20261123T100000Z')
  })
})
