import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import {
  appointmentSessionById,
  readAppointmentSession,
} from '../../../src/platform/appointments/read-appointment-session.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace, tokenOf } from '../platform-fixture.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }

onBothDatabases('appointment sessions', (db) => {
  const fixture = new AppointmentFixture(db)

  describe('startAppointmentSession', () => {
    it('makes an open session with a link that finds it', async () => {
      const { session, publicUrl, resumed } = await fixture.start()
      assert.match(publicUrl, /^https:\/\/pages\.example\.test\/appointments\/book\/[\w-]{43}$/)
      assert.equal(resumed, false)
      assert.equal(session.state, 'open')
      assert.equal(session.leadNumber, '1')
      assert.equal(session.booking, null)
      assert.equal(session.type.title, 'Talk')
      assert.equal(session.closesAt.getTime(), fixture.ctx.clock.at + 7 * 86_400_000)
      assert.deepEqual(await readAppointmentSession(fixture.ctx, tokenOf(publicUrl)), session)
      const { workspaceId } = fixture
      assert.deepEqual(await appointmentSessionById(fixture.ctx, workspaceId, session.id), session)
      assert.equal(await appointmentSessionById(fixture.ctx, crypto.randomUUID(), session.id), null)
      assert.equal(await appointmentSessionById(fixture.ctx, workspaceId, 'no-uuid'), null)
      assert.equal(await readAppointmentSession(fixture.ctx, 'nobody'), null)
    })

    it('keeps the token out of the session and the database', async () => {
      const { session, publicUrl } = await fixture.start()
      const row = await db()
        .selectFrom('appointment_session')
        .selectAll()
        .where('id', '=', session.id)
        .executeTakeFirstOrThrow()
      assert.ok(!JSON.stringify([row, session]).includes(tokenOf(publicUrl)))
    })

    it('refuses what does not exist or does not fit, each with its code', async () => {
      await assert.rejects(fixture.start({ lead: '1000' }), { code: 'unknown-lead' })
      for (const appointmentType of [crypto.randomUUID(), 'no-uuid']) {
        await assert.rejects(fixture.start({ appointmentType }), {
          code: 'unknown-appointment-type',
        })
      }
      await assert.rejects(fixture.start({ lead: '99' }), { code: 'lead-group-mismatch' })
      const other = await setUpWorkspace(db(), appointmentFile())
      await assert.rejects(fixture.start({ workspaceId: other }), {
        code: 'unknown-appointment-type',
      })
    })

    it('gives the open session again, with the same link, when asked to', async () => {
      const first = await fixture.start({ reuse: true })
      const again = await fixture.start({ reuse: true })
      assert.equal(again.resumed, true)
      assert.equal(again.publicUrl, first.publicUrl)
      assert.equal((await fixture.start({ reuse: true, lead: '2' })).resumed, false)
      await confirmBooking(fixture.ctx, tokenOf(first.publicUrl), { start: NINE, confirmKey: 'k' })
      assert.equal((await fixture.start({ reuse: true })).resumed, false)
    })

    it('makes one session for many who ask at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, () => fixture.start({ reuse: true })),
      )
      assert.equal(new Set(all.map(({ publicUrl }) => publicUrl)).size, 1)
    })
  })

  describe('a session in time', () => {
    it('takes nothing when its time is up', async () => {
      await fixture.useFile(appointmentFile({ closesAfterMinutes: 10 }))
      const token = await fixture.startToken()
      fixture.ctx.clock.passMinutes(10)
      const { ctx } = fixture
      assert.equal((await readAppointmentSession(ctx, token))?.state, 'expired')
      await assert.rejects(listSlots(ctx, token, MONDAY), { code: 'expired' })
      await assert.rejects(holdSlot(ctx, token, NINE), { code: 'expired' })
      await assert.rejects(confirmBooking(ctx, token, { start: NINE, confirmKey: 'k' }), {
        code: 'expired',
      })
    })

    it('stays complete after its time', async () => {
      await fixture.useFile(appointmentFile({ closesAfterMinutes: 10 }))
      const token = await fixture.startToken()
      await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
      fixture.ctx.clock.passMinutes(60)
      const session = await readAppointmentSession(fixture.ctx, token)
      assert.equal(session?.state, 'complete')
      assert.equal(session?.booking?.hostName, 'Hal')
    })
  })

  describe('listSlots', () => {
    it("lists what is free on the visitor's days", async () => {
      const token = await fixture.startToken()
      const slots = await listSlots(fixture.ctx, token, MONDAY)
      assert.equal(slots.length, 16)
      assert.deepEqual(slots[0], { start: NINE, end: '2026-11-23T09:30:00Z' })
      // In Auckland the host's Monday is 22:00 on Monday to 06:00 on Tuesday.
      const auckland = await listSlots(fixture.ctx, token, {
        ...MONDAY,
        timeZone: 'Pacific/Auckland',
      })
      assert.equal(auckland.length, 4)
    })

    it('leaves out what others hold or have, not what it holds itself', async () => {
      const { ctx } = fixture
      const [mine = '', other = '', third = ''] = await fixture.startTokens(3)
      await holdSlot(ctx, mine, NINE)
      await confirmBooking(ctx, other, { start: '2026-11-23T10:00:00Z', confirmKey: 'k' })
      const starts = async (token: string) =>
        (await listSlots(ctx, token, MONDAY)).map(({ start }) => start.slice(11, 16))
      assert.deepEqual((await starts(mine)).slice(0, 3), ['09:00', '09:30', '10:30'])
      assert.deepEqual((await starts(third)).slice(0, 3), ['09:30', '10:30', '11:00'])
      ctx.clock.passMinutes(5)
      assert.equal((await starts(third))[0], '09:00', 'the hold has run out')
    })

    it('keeps the buffers of both bookings', async () => {
      await fixture.useFile(appointmentFile({ bufferBefore: 10, bufferAfter: 10 }))
      const [mine = '', other = ''] = await fixture.startTokens(2)
      await confirmBooking(fixture.ctx, mine, { start: '2026-11-23T11:00:00Z', confirmKey: 'k' })
      const starts = (await listSlots(fixture.ctx, other, MONDAY)).map(({ start }) =>
        start.slice(11, 16),
      )
      assert.deepEqual(starts.slice(0, 5), ['09:00', '09:30', '10:00', '12:00', '12:30'])
    })

    it('refuses days and zones that it cannot read', async () => {
      const token = await fixture.startToken()
      for (const wrong of [{ from: '2026-1-1' }, { to: '2027-01-30' }, { timeZone: 'Nowhere' }]) {
        await assert.rejects(listSlots(fixture.ctx, token, { ...MONDAY, ...wrong }), {
          code: 'invalid',
        })
      }
      await assert.rejects(listSlots(fixture.ctx, 'nobody', MONDAY), { code: 'unknown-session' })
    })
  })
})
