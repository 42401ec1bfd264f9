import assert from 'node:assert/strict'
import { it } from 'node:test'
import { approveBooking, refuseBooking } from '../../../src/platform/appointments/answer-booking.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { readAppointmentLink } from '../../../src/platform/appointments/appointment-link.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { changeLead } from '../../../src/platform/enrollments/change-lead.ts'
import type { LeadChange } from '../../../src/platform/leads/lead-change.ts'
import { BOOKING_MAILS } from '../../../src/platform/appointments/mails/booking-mails.ts'
import { listFailures } from '../../../src/platform/effects/failure-store.ts'
import { buryMail } from '../../../src/platform/effects/mail/queued-mail-jobs.ts'
import { retryFailure } from '../../../src/platform/effects/retry-failure.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { SENDER } from '../effects/effect-fixture.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { bookingMailWorker, invitationOf } from './mail-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const TEN = '2026-11-23T10:00:00Z'
const ANN = 'ann@example.test'

type TypeInput = Parameters<typeof appointmentFile>[0]

onBothDatabases('mails of bookings', (db) => {
  const fixture = new AppointmentFixture(db)

  async function setUp(type: TypeInput = {}, values: Record<string, string> = { email: ANN }) {
    const leads = [{ number: '1', leadGroup: 'Ours', values }]
    await fixture.useFile({ ...appointmentFile(type), leads })
    return fixture.startToken()
  }
  const book = (token: string, more: { timeZone?: string; language?: string } = {}) =>
    confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: token, ...more })
  const rows = () =>
    db()
      .selectFrom('booking_mail')
      .select(['booking_id', 'news', 'state', 'failure', 'attempts'])
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('id')
      .execute()
  const states = async () =>
    (await rows()).map(({ news, state, failure }) => [news, state, failure].join(' ').trim())

  it('confirm, move and cancel it, with an invitation that calendars follow', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await setUp({ location: 'Room <1>' })
    const { id } = await book(token, { timeZone: 'America/New_York', language: 'en-GB' })
    await worker.ended(1)
    await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'm' })
    await worker.ended(2)
    await cancelBooking(fixture.ctx, token, 'Ill, and canary-reason-secret')
    await worker.ended(3)

    const { mails } = worker.smtp
    assert.deepEqual(
      mails.map(({ to, parsed }) => [to.join(), parsed.subject]),
      [
        [ANN, 'Your appointment is booked: Talk'],
        [ANN, 'Your appointment has been moved: Talk'],
        [ANN, 'Your appointment is cancelled: Talk'],
      ],
    )
    const [booked, moved, cancelled] = mails.map(({ parsed }) => parsed)
    assert.match(booked!.text!, /Monday, 23 November 2026, 04:00–04:30/)
    assert.match(booked!.text!, /Eastern Standard Time \(America\/New_York\)/)
    assert.match(booked!.text!, /With Hal/)
    assert.match(String(booked!.html), /Room &lt;1&gt;/)
    assert.match(moved!.text!, /05:00–05:30[^]*Before: Monday[^]*04:00–04:30/)
    assert.doesNotMatch(cancelled!.text!, /http|canary/)
    assert.equal(booked!.headers.get('auto-submitted'), 'auto-generated')
    assert.equal(booked!.headers.get('list'), undefined)
    assert.doesNotMatch(mails[0]!.raw, /List-Unsubscribe/i)

    const links = [booked!, moved!].map(({ text }) => /\/manage\/([\w-]+)/.exec(text!)?.[1] ?? '')
    for (const link of links) {
      assert.equal(readAppointmentLink(fixture.ctx.keys, 'manage', link), id)
      assert.ok(!worker.lines.join('\n').includes(link))
    }
    assert.doesNotMatch(worker.lines.join('\n'), /ann@|canary/)

    const common = {
      type: 'text/calendar',
      uid: id,
      organizer: `mailto:${SENDER.address}`,
      attendee: `mailto:${ANN}`,
    }
    assert.deepEqual(mails.map(invitationOf), [
      { ...common, method: 'REQUEST', sequence: 0, start: '2026-11-23T09:00:00Z' },
      { ...common, method: 'REQUEST', sequence: 1, start: '2026-11-23T10:00:00Z' },
      { ...common, method: 'CANCEL', sequence: 2, start: '2026-11-23T10:00:00Z' },
    ])
    for (const [at, method] of ['REQUEST', 'REQUEST', 'CANCEL'].entries()) {
      const header = `Content-Type: text/calendar; method=${method}; charset=UTF-8`
      assert.ok(unfolded(mails[at]!.raw).includes(header))
    }
  })

  it('are in the language and by the clock of who booked, else of the host, in English', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    await book(await setUp(), { timeZone: 'Asia/Kolkata', language: 'ar' })
    await worker.ended(1)
    await book(await setUp(), { language: 'tlh' })
    await worker.ended(2)
    const [arabic, other] = worker.smtp.mails.map(({ parsed }) => parsed)
    assert.match(String(arabic!.html), /<html lang="ar" dir="rtl">/)
    assert.match(arabic!.text!, /تغيير الموعد/)
    assert.match(arabic!.text!, /Asia\/Kolkata/)
    assert.match(arabic!.text!, /\/manage\/[\w-]+\?lang=ar\n/)
    assert.match(other!.text!, /Greenwich Mean Time \(Europe\/London\)/)
    assert.match(other!.subject!, /^Your appointment is booked/)
  })

  it('go to an address that was asked for, where the lead has none', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const questions = [{ label: 'E-mail', type: 'email' as const }]
    const token = await setUp({ questions }, {})
    const [question] = await db()
      .selectFrom('appointment_type')
      .select('questions')
      .where('id', '=', fixture.type)
      .execute()
    const fieldId = question!.questions[0]!.id
    await confirmBooking(fixture.ctx, token, {
      start: NINE,
      confirmKey: 'k',
      answers: { [fieldId]: ['bob@example.test'] },
    })
    await worker.ended(1)
    assert.deepEqual(worker.smtp.mails[0]?.to, ['bob@example.test'])
  })

  it('are not sent to who has no address, or is deleted', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const questions = [{ id: crypto.randomUUID(), label: 'E-mail', type: 'email' as const }]
    await book(await setUp({}, {}))
    await worker.ended(1)
    assert.deepEqual(await states(), ['booked dropped no-address'])
    const token = await setUp({ questions })
    const answers = { [questions[0]!.id]: ANN }
    await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k', answers })
    await worker.ended(2)
    await change({ kind: 'delete' })
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(3)
    assert.deepEqual(await states(), ['booked sent', 'cancelled dropped suppressed'])
  })

  it('go to who has unsubscribed, and not to whom mails come back from or who complained', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await setUp()
    await change({ kind: 'suppress', reason: 'unsubscribed' })
    await book(token)
    await worker.ended(1)
    // By a journey or a program, which says no reason.
    await change({ kind: 'unsuppress', consent: true })
    await change({ kind: 'suppress' })
    await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'a' })
    await worker.ended(2)
    // Of who gets no other mails already.
    await change({ kind: 'suppress', reason: 'bounced' })
    await rescheduleBooking(fixture.ctx, token, { start: NINE, rescheduleKey: 'b' })
    await worker.ended(3)
    await change({ kind: 'unsuppress', consent: true })
    await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'c' })
    await worker.ended(4)
    await change({ kind: 'suppress', reason: 'complained' })
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(5)
    assert.deepEqual(await states(), [
      'booked sent',
      'rescheduled sent',
      'rescheduled dropped suppressed',
      'rescheduled sent',
      'cancelled dropped suppressed',
    ])
    assert.equal(worker.smtp.read, 3)
  })

  it('a mailbox that is none gets no second one', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    worker.smtp.behaveTo = () => ({ code: 550, text: '5.1.1 no such user' })
    const token = await setUp()
    await book(token)
    await worker.ended(1)
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(2)
    assert.deepEqual(await states(), ['booked dropped no-mailbox', 'cancelled dropped suppressed'])
  })

  it('are not queued where no mail can be sent, nor by a transaction that is given up', async () => {
    fixture.ctx.sendsMail = false
    await book(await setUp())
    assert.deepEqual(await rows(), [])
    fixture.ctx.sendsMail = true
    const token = await setUp()
    await assert.rejects(
      confirmBooking(fixture.ctx, token, { start: '2026-11-23T03:00:00Z', confirmKey: 'k' }),
    )
    assert.deepEqual(await rows(), [])
  })

  it('leave out what is not so any more when they are sent', async () => {
    const token = await setUp()
    fixture.ctx.sendsMail = true
    await book(token)
    await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'm' })
    await using worker = await bookingMailWorker(fixture.ctx)
    await worker.ended(2)
    assert.deepEqual(await states(), ['booked dropped outdated', 'rescheduled sent'])
    assert.equal(worker.smtp.mails.length, 1)
  })

  it('are tried again under the same id, and sent once', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const ids: (string | undefined)[] = []
    worker.smtp.behave = ({ parsed }) =>
      ids.push(parsed.messageId) < 3 ? { code: 451, text: 'later' } : null
    const token = await setUp()
    await book(token)
    // The answer to a key that is used again queues nothing.
    await book(token)
    await worker.ended(1)
    assert.deepEqual([ids.length, new Set(ids).size, worker.smtp.mails.length], [3, 1, 1])
    assert.deepEqual(
      (await rows()).map(({ state, attempts }) => [state, attempts]),
      [['sent', 3]],
    )
  })

  it('are given up when the server says no for good, and go out when an operator says so', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    worker.smtp.behave = () => ({ code: 554, text: `no ${ANN} here` })
    await book(await setUp())
    await worker.ended(1, 'a mail of a booking was given up')
    assert.deepEqual(await states(), ['booked failed smtp-554'])
    assert.doesNotMatch(worker.lines.join('\n'), /ann@/)

    const { ctx, workspaceId } = fixture
    const [failed] = await listFailures(db(), workspaceId)
    const { id, failedAt, ...told } = failed!
    assert.deepEqual(
      [failedAt, told],
      [
        ctx.now(),
        {
          what: 'booking-mail',
          reason: 'smtp-554',
          attempts: 1,
          lead: '1',
          journey: null,
          appointmentType: 'Talk',
          form: null,
        },
      ],
    )
    worker.smtp.behave = () => null
    assert.equal(await retryFailure(ctx, crypto.randomUUID(), id), false)
    assert.equal(await retryFailure(ctx, workspaceId, id), true)
    // Of the round before: whoever buries it comes too late.
    await buryMail(
      ctx,
      BOOKING_MAILS,
      { bookingMail: id, round: 1 },
      watchedLog(() => {}),
    )
    assert.equal(await retryFailure(ctx, workspaceId, id), false)
    await worker.ended(1)
    assert.deepEqual(await states(), ['booked sent'])
    assert.deepEqual(await listFailures(db(), workspaceId), [])
    assert.equal(worker.smtp.mails.length, 1)
  })

  it('say that it waits for approval, and what the owner says', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    await book(await setUp({ approval: 'owner' }))
    await worker.ended(1)
    await approveBooking(fixture.ctx, await key())
    await worker.ended(2)
    await book(await setUp({ approval: 'owner' }))
    await worker.ended(3)
    await refuseBooking(fixture.ctx, await key())
    await worker.ended(4)
    assert.deepEqual(
      worker.smtp.mails.map((mail) => [mail.parsed.subject, invitationOf(mail)?.method ?? null]),
      [
        ['Your request has been sent: Talk', null],
        ['Your appointment is booked: Talk', 'REQUEST'],
        ['Your request has been sent: Talk', null],
        ['Your appointment was not approved: Talk', null],
      ],
    )
  })

  async function change(wanted: LeadChange): Promise<void> {
    const { id: leadId } = await db()
      .selectFrom('lead')
      .select('id')
      .where('workspace_id', '=', fixture.workspaceId)
      .executeTakeFirstOrThrow()
    const { ctx, workspaceId } = fixture
    await changeLead(ctx, { workspaceId, leadId }, wanted)
  }

  async function key(): Promise<{ workspaceId: string; bookingId: string }> {
    const [row] = await rows()
    assert.ok(row)
    return { workspaceId: fixture.workspaceId, bookingId: row.booking_id }
  }
})

/** Header lines in one piece. */
function unfolded(raw: string): string {
  return raw.replace(/\r?\n[ \t]+/g, ' ')
}
