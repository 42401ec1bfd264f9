import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { appointmentReceipt } from '../../../src/platform/appointments/appointment-receipt.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const QUARTER_PAST = '2026-11-23T09:15:00Z'
const TEN = '2026-11-23T10:00:00Z'
const ELEVEN = '2026-11-23T11:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }

onBothDatabases('bookings that change', (db) => {
  const fixture = new AppointmentFixture(db)

  async function book(start = NINE, lead = '1'): Promise<string> {
    const token = await fixture.startToken(lead)
    await confirmBooking(fixture.ctx, token, { start, confirmKey: `book-${token}` })
    return token
  }
  const move = (token: string, start: string, rescheduleKey = 'move') =>
    rescheduleBooking(fixture.ctx, token, { start, rescheduleKey })
  const starts = async (token: string) =>
    (await listSlots(fixture.ctx, token, MONDAY)).map(({ start }) => start)
  const statuses = async () => (await fixture.bookings()).map(({ status }) => status).toSorted()
  const events = async () => {
    const rows = await db()
      .selectFrom('event')
      .select('name')
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('received_seq')
      .execute()
    return rows.map(({ name }) => name)
  }

  describe('rescheduleBooking', () => {
    it('takes the new time and frees the old one', async () => {
      const token = await book()
      const moved = await move(token, TEN)
      assert.deepEqual(moved.booking?.start, new Date(TEN))
      assert.equal(moved.booking?.sequence, 1)
      assert.equal(moved.booking?.status, 'confirmed')
      assert.deepEqual(await statuses(), ['confirmed', 'rescheduled'])
      const free = await starts(await fixture.startToken('2'))
      assert.ok(free.includes(NINE))
      assert.ok(!free.includes(TEN))
      assert.deepEqual(await events(), ['appointment.booked', 'appointment.rescheduled'])
    })

    it('is not in its own way, and does not offer the time that it has', async () => {
      await fixture.useFile(appointmentFile({ step: 15, bufferBefore: 30, bufferAfter: 30 }))
      const token = await book()
      const own = await starts(token)
      assert.ok(own.includes(QUARTER_PAST))
      assert.ok(!own.includes(NINE))
      await assert.rejects(move(token, NINE), { code: 'not-offered' })
      const moved = await move(token, QUARTER_PAST)
      assert.deepEqual(moved.booking?.start, new Date(QUARTER_PAST))
      assert.equal(await fixture.overlaps(), 0)
    })

    it('gives the same answer to the same key, and none to one that is out of date', async () => {
      const token = await book()
      const first = await move(token, TEN, 'a')
      fixture.ctx.clock.passMinutes(30)
      assert.deepEqual(await move(token, TEN, 'a'), first)
      await move(token, ELEVEN, 'b')
      await assert.rejects(move(token, TEN, 'a'), { code: 'conflict' })
      assert.deepEqual(await statuses(), ['confirmed', 'rescheduled', 'rescheduled'])
    })

    it('leaves everything as it was where the time is taken, or none', async () => {
      const token = await book()
      await book(TEN, '2')
      await assert.rejects(move(token, TEN), { code: 'slot-taken' })
      await assert.rejects(move(token, '2026-11-23T07:00:00Z'), { code: 'not-offered' })
      await assert.rejects(move(token, 'soon'), { code: 'invalid' })
      await assert.rejects(move(token, ELEVEN, ''), { code: 'invalid' })
      const session = await readAppointmentSession(fixture.ctx, token)
      assert.deepEqual(session?.booking?.start, new Date(NINE))
      assert.equal(session?.booking?.sequence, 0)
    })

    it('is refused once the notice for it has begun, while cancelling has its own', async () => {
      await fixture.useFile(appointmentFile({ rescheduleNotice: 60, cancelNotice: 0 }))
      const token = await book(TEN)
      fixture.ctx.clock.passMinutes(59)
      await move(token, ELEVEN)
      fixture.ctx.clock.passMinutes(61)
      await assert.rejects(move(token, TEN, 'again'), { code: 'too-late' })
      await assert.rejects(listSlots(fixture.ctx, token, MONDAY), { code: 'closed' })
      assert.equal((await cancelBooking(fixture.ctx, token, '')).booking?.status, 'cancelled')
    })

    it('is refused where nothing is booked, or not any more', async () => {
      await assert.rejects(move('nobody', TEN), { code: 'unknown-session' })
      await assert.rejects(move(await fixture.startToken(), TEN), { code: 'closed' })
      const token = await book()
      await cancelBooking(fixture.ctx, token, '')
      await assert.rejects(move(token, TEN), { code: 'closed' })
    })

    it('signs a receipt of the new time, the same each time', async () => {
      const moved = await move(await book(), TEN)
      const receipt = await appointmentReceipt(fixture.ctx, moved)
      assert.ok(receipt)
      const keys = createLocalJWKSet(await fixture.ctx.keys.jwks())
      const { payload } = await jwtVerify(receipt, keys, { typ: 'sessionframe-receipt+jwt' })
      assert.equal(payload['sid'], moved.id)
      assert.equal(payload['start'], TEN)
      fixture.ctx.clock.passMinutes(5)
      assert.equal(await appointmentReceipt(fixture.ctx, moved), receipt)
    })

    it('of two who want one time, one gets it and the other keeps the one before', async () => {
      const [one, two] = [await book(NINE, '1'), await book(TEN, '2')]
      const both = await Promise.allSettled([move(one, ELEVEN), move(two, ELEVEN)])
      assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
      assert.equal(await fixture.overlaps(), 0)
      assert.equal((await statuses()).filter((status) => status === 'confirmed').length, 2)
    })

    it('two who swap their times do not wait for each other for ever', async () => {
      const [one, two] = [await book(NINE, '1'), await book(TEN, '2')]
      for (let round = 0; round < 10; round++) {
        const key = `swap-${round}`
        const [a, b] = round % 2 === 0 ? [TEN, NINE] : [NINE, TEN]
        const both = await Promise.allSettled([move(one, a, key), move(two, b, key)])
        for (const ended of both) {
          if (ended.status === 'rejected') assert.match(ended.reason.code, /slot-taken|not-offered/)
        }
        assert.equal(await fixture.overlaps(), 0)
      }
    })
  })

  describe('cancelBooking', () => {
    it('frees the time at once, and does it once', async () => {
      const token = await book()
      const cancelled = await cancelBooking(fixture.ctx, token, 'Ill')
      assert.equal(cancelled.booking?.status, 'cancelled')
      assert.equal(cancelled.booking?.sequence, 1)
      assert.equal(cancelled.state, 'complete')
      assert.equal(await appointmentReceipt(fixture.ctx, cancelled), null)
      fixture.ctx.clock.passMinutes(5)
      assert.deepEqual(await cancelBooking(fixture.ctx, token, 'Again'), cancelled)
      const [row] = await db()
        .selectFrom('booking')
        .select(['reason', 'ended_by'])
        .where('workspace_id', '=', fixture.workspaceId)
        .execute()
      assert.deepEqual(row, { reason: 'Ill', ended_by: 'visitor' })
      assert.deepEqual(await events(), ['appointment.booked', 'appointment.cancelled'])
      await book(NINE, '2')
    })

    it('is refused once the notice for it has begun, and where nothing is booked', async () => {
      await fixture.useFile(appointmentFile({ cancelNotice: 60 }))
      const token = await book(TEN)
      fixture.ctx.clock.passMinutes(60)
      await assert.rejects(cancelBooking(fixture.ctx, token, ''), { code: 'too-late' })
      const open = await fixture.startToken('2')
      await assert.rejects(cancelBooking(fixture.ctx, open, ''), { code: 'closed' })
      await assert.rejects(cancelBooking(fixture.ctx, 'nobody', ''), { code: 'unknown-session' })
    })

    it('does not open the session again: whoever wants another one begins anew', async () => {
      const token = await book()
      await cancelBooking(fixture.ctx, token, '')
      const again = confirmBooking(fixture.ctx, token, { start: TEN, confirmKey: 'again' })
      await assert.rejects(again, { code: 'closed' })
      const next = await fixture.start({ reuse: true })
      assert.equal(next.resumed, false)
    })
  })
})
