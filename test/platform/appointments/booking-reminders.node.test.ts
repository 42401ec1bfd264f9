import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { bookingMailWorker, invitationOf } from './mail-fixture.ts'

// A Monday that the database's own clock has not seen: by that one a job waits.
const EIGHT = Date.parse('2096-11-26T08:00:00Z')
const TEN = '2096-11-26T10:00:00Z'
const ELEVEN = '2096-11-26T11:00:00Z'
const BOOKED = 'booked sent'

onBothDatabases('reminders of bookings', (db) => {
  const fixture = new AppointmentFixture(db)

  async function book(reminders: number[]): Promise<string> {
    fixture.ctx.clock.at = EIGHT
    const leads = [{ number: '1', leadGroup: 'Ours', values: { email: 'ann@example.test' } }]
    await fixture.useFile({ ...appointmentFile({ reminders }), leads })
    const token = await fixture.startToken()
    await confirmBooking(fixture.ctx, token, { start: TEN, confirmKey: token })
    return token
  }
  /** The time passes for what waits, too. */
  async function pass(minutes: number): Promise<void> {
    fixture.ctx.clock.passMinutes(minutes)
    const now = fixture.ctx.now().toISOString()
    await sql`update pgboss.job set start_after = now()
      where name = 'booking-mail' and state = 'created' and start_after <= ${now}::timestamptz`.execute(
      db(),
    )
  }
  const states = async () => {
    const rows = await db()
      .selectFrom('booking_mail')
      .select(['news', 'minutes_before', 'state', 'failure'])
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('decided_at')
      .execute()
    return rows.map(({ news, minutes_before: minutes, state, failure }) =>
      [news, minutes || '', state, failure].filter(Boolean).join(' '),
    )
  }

  it('come when they are due, each once, with no second invitation', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    await book([30, 60, 120, 1440])
    await worker.ended(1)
    // What would have been due by now is none.
    assert.deepEqual(await states(), [BOOKED, 'reminder 60 queued', 'reminder 30 queued'])
    await pass(60)
    await worker.ended(2)
    assert.deepEqual(await states(), [BOOKED, 'reminder 60 sent', 'reminder 30 queued'])
    await pass(30)
    await worker.ended(3)
    assert.deepEqual(await states(), [BOOKED, 'reminder 60 sent', 'reminder 30 sent'])
    const [, first] = worker.smtp.mails
    assert.equal(first?.parsed.subject, 'Reminder of your appointment: Talk')
    assert.match(first.parsed.text ?? '', /10:00–10:30[^]*appointments\/manage/)
    assert.equal(invitationOf(first), null)
  })

  it('do not come where it was cancelled', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await book([60])
    await worker.ended(1)
    await cancelBooking(fixture.ctx, token, null)
    await worker.ended(2)
    await pass(60)
    await worker.ended(3)
    assert.ok((await states()).includes('reminder 60 dropped outdated'))
    assert.equal(worker.smtp.mails.length, 2)
  })

  it('move with it', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    const token = await book([60])
    await worker.ended(1)
    await rescheduleBooking(fixture.ctx, token, { start: ELEVEN, rescheduleKey: 'm' })
    await worker.ended(2)
    await pass(60)
    await worker.ended(3)
    assert.equal(worker.smtp.mails.length, 2)
    await pass(60)
    await worker.ended(4)
    assert.match(worker.smtp.mails[2]?.parsed.text ?? '', /11:00–11:30/)
    assert.deepEqual((await states()).slice(2), [
      'reminder 60 dropped outdated',
      'reminder 60 sent',
    ])
  })

  it('do not come once it has begun', async () => {
    await using worker = await bookingMailWorker(fixture.ctx)
    await book([60])
    await worker.ended(1)
    await pass(120)
    await worker.ended(2)
    assert.deepEqual(await states(), [BOOKED, 'reminder 60 dropped past'])
  })

  it('are settings of the workspace file, and come out as they went in', async () => {
    await book([1440, 60])
    const { appointmentTypes } = await exportWorkspaceFile(db(), fixture.workspaceId)
    assert.deepEqual(appointmentTypes?.[0]?.reminders, [1440, 60])
    for (const reminders of [[0], [40_321], [5, 5], [1, 2, 3, 4, 5, 6], [1.5]]) {
      assert.throws(() => parseWorkspaceFile(appointmentFile({ reminders })))
    }
  })
})
