import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  approveBooking,
  declineOverdue,
} from '../../../src/platform/appointments/answer-booking.ts'
import { readAppointmentLink } from '../../../src/platform/appointments/appointment-link.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listBookings } from '../../../src/platform/appointments/list-bookings-store.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { newId } from '../../../src/platform/uuid.ts'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { SENDER } from '../effects/effect-fixture.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { bookingMailWorker, invitationOf } from './mail-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const TEN = '2026-11-23T10:00:00Z'
const ANN = 'ann@example.test'
const VALUES = { firstname: 'Ann', lastname: 'Other\r\nBcc: x', email: ANN, phone1: '020 7946' }

type TypeInput = Parameters<typeof appointmentFile>[0]

onBothDatabases('mails of bookings to hosts', (db) => {
  const fixture = new AppointmentFixture(db)

  /** Hosts with an address each; the first is free until half past nine, the others all day. */
  async function setUp(type: TypeInput = {}, names = ['Hal'], language?: string) {
    const file = appointmentFile(type, names)
    const hosts = file.hosts!.map((host, n) => ({
      ...host,
      email: addressOf(host.name),
      ...(n === 0 &&
        names.length > 1 &&
        type.hostChoice !== 'all' && {
          availability: [{ weekday: 1 as const, start: '09:00', end: '09:30' }],
        }),
    }))
    const leads = [{ number: '1', leadGroup: 'Ours', values: VALUES }]
    await fixture.useFile({ ...file, hosts, leads, ...(language && { language }) })
    return fixture.startToken()
  }
  const book = (token: string, more: { answers?: Record<string, string | boolean> } = {}) =>
    confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: token, ...more })
  const move = (token: string, start: string) =>
    rescheduleBooking(fixture.ctx, token, { start, rescheduleKey: `${start} ${Math.random()}` })
  const key = async () => {
    const { workspaceId, ctx } = fixture
    const [one] = await listBookings(db(), workspaceId, { now: ctx.now(), limit: 9 })
    return { workspaceId, bookingId: one!.id }
  }

  it('say who comes, and what becomes of it, with an entry that calendars follow', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const questions = [
      {
        id: crypto.randomUUID(),
        label: 'Topic',
        type: 'select' as const,
        options: [{ value: 'a', label: 'A loan' }],
      },
      { id: crypto.randomUUID(), label: 'First time', type: 'checkbox' as const },
    ]
    const token = await setUp({ location: 'Room <1>', questions })
    const [topic, first] = questions.map(({ id }) => id)
    const { id } = await book(token, { answers: { [topic!]: 'a', [first!]: true } })
    await worker.ended(2)
    await move(token, TEN)
    await worker.ended(4)
    await cancelBooking(fixture.ctx, token, 'I am ill')
    await worker.ended(6)

    const mails = to(worker.smtp.mails, 'Hal')
    assert.deepEqual(
      mails.map(({ parsed }) => parsed.subject),
      ['New appointment: Talk', 'Appointment moved: Talk', 'Appointment cancelled: Talk'],
    )
    const [booked, moved, cancelled] = mails.map(({ parsed }) => parsed)
    assert.match(booked!.text!, /Talk\nWith Ann Other Bcc: x\n/)
    assert.match(
      booked!.text!,
      /Monday, 23 November 2026, 09:00–09:30\nGreenwich Mean Time \(Europe/,
    )
    assert.match(booked!.text!, /ann@example\.test\n020 7946\n\nTopic: A loan\nFirst time: Yes/)
    assert.match(String(booked!.html), /Room &lt;1&gt;/)
    assert.match(moved!.text!, /10:00–10:30[^]*Before: Monday[^]*09:00–09:30/)
    assert.match(cancelled!.text!, /Reason: I am ill/)
    assert.equal(booked!.replyTo?.value[0]?.address, ANN)
    // The visitor's link is the visitor's.
    for (const { text } of [booked!, moved!, cancelled!]) assert.doesNotMatch(text!, /https?:/)
    const common = {
      type: 'text/calendar',
      uid: id,
      organizer: `mailto:${SENDER.address}`,
      attendee: `mailto:${addressOf('Hal')}`,
    }
    assert.deepEqual(mails.map(invitationOf), [
      { ...common, method: 'REQUEST', sequence: 0, start: NINE },
      { ...common, method: 'REQUEST', sequence: 1, start: TEN },
      { ...common, method: 'CANCEL', sequence: 2, start: TEN },
    ])
    assert.match(booked!.attachments[0]!.content.toString(), /SUMMARY:Talk\\, Ann Other/)
    assert.doesNotMatch(worker.lines.join('\n'), /ann@|hal@|Other/)
  })

  it('are in the language of the workspace and by the clock of the host', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await setUp({ approval: 'owner', approvalWithinMinutes: 30 }, ['Hal'], 'he')
    await confirmBooking(fixture.ctx, token, {
      start: NINE,
      confirmKey: 'k',
      timeZone: 'Asia/Tokyo',
      language: 'fr',
    })
    await worker.ended(2)
    const [mail] = to(worker.smtp.mails, 'Hal')
    assert.match(String(mail!.parsed.html), /<html lang="he" dir="rtl">/)
    assert.match(mail!.parsed.text!, /9:00–9:30[^]*\(Europe\/London\)/)
    // Before half past eight.
    assert.match(mail!.parsed.text!, /ללא תשובה עד [^]*8:30/)
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(4)
  })

  it('cancel it for who does not have it any more, and invite who does, there and back', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await setUp({}, ['Zoe', 'Abe'])
    await book(token)
    await worker.ended(2)
    await move(token, TEN)
    await worker.ended(5)
    await move(token, NINE)
    await worker.ended(8)
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(10)
    const told = (name: string) =>
      to(worker.smtp.mails, name).map((mail) => {
        const { method, sequence, start } = invitationOf(mail)!
        return [mail.parsed.subject, method, sequence, start].join(' ')
      })
    const gone = 'An appointment is no longer with you: Talk'
    assert.deepEqual(told('Zoe'), [
      `New appointment: Talk REQUEST 0 ${NINE}`,
      `${gone} CANCEL 1 ${NINE}`,
      `New appointment: Talk REQUEST 2 ${NINE}`,
      `Appointment cancelled: Talk CANCEL 3 ${NINE}`,
    ])
    assert.deepEqual(told('Abe'), [
      `New appointment: Talk REQUEST 1 ${TEN}`,
      `${gone} CANCEL 2 ${TEN}`,
    ])
  })

  it('ask all of them for an answer, and tell all of it when one has answered', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const type = { approval: 'owner', hostChoice: 'all', approvalWithinMinutes: 30 } as const
    const token = await setUp(type, ['Zoe', 'Abe'])
    await book(token)
    await worker.ended(3)
    const asked = [...to(worker.smtp.mails, 'Zoe'), ...to(worker.smtp.mails, 'Abe')]
    assert.equal(asked.length, 2)
    const waiting = await key()
    for (const mail of asked) {
      const { subject, text } = mail.parsed
      assert.equal(subject, 'An appointment waits for your answer: Talk')
      assert.match(text!, /Zoe, Abe|Abe, Zoe/)
      const link =
        /https:\/\/pages\.example\.test\/appointments\/answer\/([\w-]+)/.exec(text!)?.[1] ?? ''
      assert.equal(readAppointmentLink(fixture.ctx.keys, 'answer', link), waiting.bookingId)
      assert.ok(!worker.lines.join('\n').includes(link))
      assert.equal(invitationOf(mail), null)
    }
    await approveBooking(fixture.ctx, waiting)
    await worker.ended(6)
    for (const name of ['Zoe', 'Abe']) {
      const [, approved] = to(worker.smtp.mails, name)
      assert.equal(approved!.parsed.subject, 'New appointment: Talk')
      const { method, sequence } = invitationOf(approved!)!
      assert.deepEqual([method, sequence], ['REQUEST', 0])
    }
    // To another time, which nobody answers: what was in their calendars is off then.
    await move(token, TEN)
    await worker.ended(9)
    fixture.ctx.clock.passMinutes(30)
    await declineOverdue(fixture.ctx)
    await worker.ended(12)
    const [, , again, lapsed] = to(worker.smtp.mails, 'Zoe')
    assert.match(again!.parsed.text!, /10:00–10:30[^]*Before: Monday[^]*09:00–09:30/)
    assert.equal(lapsed!.parsed.subject, 'This request has lapsed: Talk')
    const { method, sequence } = invitationOf(lapsed!)!
    assert.deepEqual([method, sequence], ['CANCEL', 2])
  })

  it('leave out hosts without an address', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    await book(await fixture.startToken())
    await worker.ended(1)
    assert.deepEqual(await mailsFor(), [false])
    await book(await setUp())
    await worker.ended(3)
    assert.deepEqual(await mailsFor(), [false, true])
  })

  it('that come back are nobody else’s bounces', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    worker.smtp.behaveTo = (address) =>
      address === addressOf('Hal') ? { code: 550, text: '5.1.1 no such user' } : null
    const token = await setUp()
    await db()
      .insertInto('lead')
      .values({
        id: newId(),
        workspace_id: fixture.workspaceId,
        number: '2',
        values: JSON.stringify({ email: addressOf('Hal') }),
      })
      .execute()
    await book(token)
    const ended = await worker.ended(2)
    assert.match(ended.join(), /"ended":"dropped","reason":"no-mailbox"/)
    const leads = await db()
      .selectFrom('lead')
      .select('suppressed')
      .where('workspace_id', '=', fixture.workspaceId)
      .execute()
    assert.deepEqual(leads, [{ suppressed: false }, { suppressed: false }])
  })

  /** Whether it is for a host, of each mail that is queued. */
  async function mailsFor(): Promise<boolean[]> {
    const rows = await db()
      .selectFrom('booking_mail')
      .select('host_id')
      .where('workspace_id', '=', fixture.workspaceId)
      .execute()
    return rows.map((row) => row.host_id !== null).toSorted((a, b) => Number(a) - Number(b))
  }
})

function addressOf(name: string): string {
  return `${name.toLowerCase()}@hosts.example.test`
}

function to(mails: readonly ReceivedMail[], name: string): ReceivedMail[] {
  return mails.filter((mail) => mail.to.includes(addressOf(name)))
}
