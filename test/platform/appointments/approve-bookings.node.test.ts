import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  approveBooking,
  declineBooking,
  declineOverdue,
  refuseBooking,
} from '../../../src/platform/appointments/answer-booking.ts'
import { appointmentReceipt } from '../../../src/platform/appointments/appointment-receipt.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listBookings } from '../../../src/platform/appointments/list-bookings-store.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { SECRET } from '../webhooks/webhook-fixture.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const TEN = '2026-11-23T10:00:00Z'
const APPROVED = { approval: 'owner' as const, approvalWithinMinutes: 30 }

onBothDatabases('bookings that the owner approves', (db) => {
  const fixture = new AppointmentFixture(db)

  async function ask(lead = '1'): Promise<{ token: string; key: Key }> {
    const token = await fixture.startToken(lead)
    await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: token })
    return { token, key: await key() }
  }
  interface Key {
    workspaceId: string
    bookingId: string
  }
  async function key(): Promise<Key> {
    const { workspaceId } = fixture
    const [one] = await listBookings(db(), workspaceId, { now: fixture.ctx.now(), limit: 9 })
    assert.ok(one)
    return { workspaceId, bookingId: one.id }
  }
  const setUp = async () => {
    await fixture.useFile(appointmentFile(APPROVED))
    const file = parseWorkspaceFile({
      webhooks: [{ url: 'https://hooks.example.com/', secret: SECRET }],
    })
    await applyWorkspaceFile(db(), fixture.workspaceId, file, fixture.ctx.keys)
  }
  const told = async () => {
    const rows = await db()
      .selectFrom('webhook_event')
      .select(['type', 'body'])
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('type')
      .execute()
    return rows.map(({ type }) => type)
  }
  const status = async (token: string) =>
    (await readAppointmentSession(fixture.ctx, token))?.booking?.status

  it('keep their time, without a receipt, and are booked when they are approved, once', async () => {
    await setUp()
    const { token, key: mine } = await ask()
    const session = await readAppointmentSession(fixture.ctx, token)
    assert.ok(session)
    assert.equal(session.booking?.status, 'pending')
    assert.equal(await appointmentReceipt(fixture.ctx, session), null)
    const other = await fixture.startToken('2')
    const taken = confirmBooking(fixture.ctx, other, { start: NINE, confirmKey: 'k' })
    await assert.rejects(taken, { code: 'slot-taken' })
    assert.deepEqual(await told(), ['appointment.pending'])

    fixture.ctx.clock.passMinutes(5)
    await approveBooking(fixture.ctx, mine)
    await approveBooking(fixture.ctx, mine)
    assert.equal(await status(token), 'confirmed')
    assert.deepEqual(await told(), [
      'appointment.booked',
      'appointment.pending',
      'session.completed',
    ])
    fixture.ctx.clock.passMinutes(60)
    assert.equal(await declineOverdue(fixture.ctx), 0)
  })

  it('are declined by the owner, and free their time', async () => {
    await setUp()
    const { token, key: mine } = await ask()
    assert.equal(await refuseBooking(fixture.ctx, mine), 'declined')
    assert.equal(await status(token), 'declined')
    await assert.rejects(refuseBooking(fixture.ctx, mine), { code: 'closed' })
    await assert.rejects(approveBooking(fixture.ctx, mine), { code: 'closed' })
    await ask('2')
    assert.deepEqual(await told(), [
      'appointment.declined',
      'appointment.pending',
      'appointment.pending',
    ])
  })

  it('are declined when nobody answers in time, by one of several instances', async () => {
    await setUp()
    const { token } = await ask()
    fixture.ctx.clock.passMinutes(29)
    assert.equal(await declineOverdue(fixture.ctx), 0)
    fixture.ctx.clock.passMinutes(1)
    await Promise.all([declineOverdue(fixture.ctx), declineOverdue(fixture.ctx)])
    assert.equal(await status(token), 'declined')
    assert.deepEqual(await told(), ['appointment.declined', 'appointment.pending'])
  })

  it('are approved anew when they are moved; the key of before is of no use then', async () => {
    await setUp()
    const { token, key: first } = await ask()
    await approveBooking(fixture.ctx, first)
    const moved = await rescheduleBooking(fixture.ctx, token, { start: TEN, rescheduleKey: 'm' })
    assert.equal(moved.booking?.status, 'pending')
    await assert.rejects(approveBooking(fixture.ctx, first), { code: 'closed' })
    await approveBooking(fixture.ctx, await key())
    assert.equal(await status(token), 'confirmed')
    assert.deepEqual(await told(), [
      'appointment.booked',
      'appointment.pending',
      'appointment.pending',
      'appointment.rescheduled',
      'session.completed',
    ])
  })

  it('cannot be approved once they would have begun, nor after they were taken back', async () => {
    await setUp()
    const { token, key: mine } = await ask()
    await cancelBooking(fixture.ctx, token, '')
    await assert.rejects(approveBooking(fixture.ctx, mine), { code: 'closed' })
    const { key: late } = await ask('2')
    // Whether or not a worker has declined it since.
    fixture.ctx.clock.passMinutes(30)
    const unanswered = { code: 'too-late', message: 'Nobody answered in time.' }
    await assert.rejects(approveBooking(fixture.ctx, late), unanswered)
    fixture.ctx.clock.passMinutes(30)
    await assert.rejects(approveBooking(fixture.ctx, late), { code: 'too-late', message: /begun/ })
    const nobody = { workspaceId: fixture.workspaceId, bookingId: crypto.randomUUID() }
    await assert.rejects(approveBooking(fixture.ctx, nobody), { code: 'unknown-session' })
  })

  it('declining leaves alone what was approved meanwhile', async () => {
    await setUp()
    const { token, key: mine } = await ask()
    await approveBooking(fixture.ctx, mine)
    const approved = { code: 'closed', message: /approved already/ }
    await assert.rejects(declineBooking(fixture.ctx, mine), approved)
    assert.equal(await status(token), 'confirmed')
    await cancelBooking(fixture.ctx, token, '')
    await ask('2')
    await declineBooking(fixture.ctx, await key())
    assert.equal((await fixture.bookings()).filter((one) => one.status === 'declined').length, 1)
  })

  it('an owner cancels what is confirmed, whatever the notice', async () => {
    await fixture.useFile(appointmentFile({ cancelNotice: 1440 }))
    const { token, key: mine } = await ask()
    assert.equal(await refuseBooking(fixture.ctx, mine, { reason: 'Ill' }), 'cancelled')
    assert.equal(await status(token), 'cancelled')
  })
})
