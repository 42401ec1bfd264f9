import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { appointmentReceipt } from '../../../src/platform/appointments/appointment-receipt.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../../../src/platform/appointments/hold-slot.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { listLeads } from '../../../src/platform/leads/lead-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { tokenOf } from '../platform-fixture.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const TEN = '2026-11-23T10:00:00Z'

onBothDatabases('taking slots', (db) => {
  const fixture = new AppointmentFixture(db)
  const booking = async (token: string) =>
    (await readAppointmentSession(fixture.ctx, token))?.booking ?? null

  it('makes the lead of a session that began without one when it is booked, and not before', async () => {
    const leads = async () => (await listLeads(db(), fixture.workspaceId)).length
    const before = await leads()
    const { publicUrl } = await fixture.start({ lead: { newIn: 'Ours' } })
    const token = tokenOf(publicUrl)
    await holdSlot(fixture.ctx, token, NINE)
    assert.equal(await leads(), before)
    await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
    await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
    assert.equal(await leads(), before + 1)
    assert.match((await readAppointmentSession(fixture.ctx, token))?.leadNumber ?? '', /^\d+$/)
  })

  describe('holdSlot', () => {
    it('keeps a slot for five minutes', async () => {
      const [mine = '', other = ''] = await fixture.startTokens(2)
      assert.deepEqual(await holdSlot(fixture.ctx, mine, NINE), {
        start: NINE,
        end: '2026-11-23T09:30:00Z',
        expiresAt: '2026-11-23T08:05:00Z',
        keptFor: 300,
      })
      await assert.rejects(holdSlot(fixture.ctx, other, NINE), { code: 'slot-taken' })
      fixture.ctx.clock.at += 299_999
      await assert.rejects(holdSlot(fixture.ctx, other, NINE), { code: 'slot-taken' })
      assert.equal((await booking(mine))?.status, 'held')
      fixture.ctx.clock.at += 1
      assert.equal(await booking(mine), null)
      await holdSlot(fixture.ctx, other, NINE)
      assert.equal((await fixture.bookings()).length, 1)
    })

    it('takes the same instant in another notation', async () => {
      const token = await fixture.startToken()
      assert.equal((await holdSlot(fixture.ctx, token, '2026-11-23T10:00+01:00')).start, NINE)
    })

    it('moves with the visitor, one at a time', async () => {
      const [mine = '', other = ''] = await fixture.startTokens(2)
      await holdSlot(fixture.ctx, mine, NINE)
      await holdSlot(fixture.ctx, mine, TEN)
      assert.equal((await booking(mine))?.start.toISOString(), '2026-11-23T10:00:00.000Z')
      await holdSlot(fixture.ctx, other, NINE)
      assert.equal((await fixture.bookings()).length, 2)
    })

    it('moves to a slot that overlaps what it holds', async () => {
      await fixture.useFile(appointmentFile({ duration: 60 }))
      const token = await fixture.startToken()
      await holdSlot(fixture.ctx, token, NINE)
      await holdSlot(fixture.ctx, token, '2026-11-23T09:30:00Z')
      assert.equal((await fixture.bookings()).length, 1)
    })

    it('begins the five minutes anew for the same slot', async () => {
      const token = await fixture.startToken()
      await holdSlot(fixture.ctx, token, NINE)
      fixture.ctx.clock.passMinutes(4)
      assert.equal((await holdSlot(fixture.ctx, token, NINE)).expiresAt, '2026-11-23T08:09:00Z')
    })

    it('keeps what it had when the other slot is taken', async () => {
      const [mine = '', other = ''] = await fixture.startTokens(2)
      await holdSlot(fixture.ctx, mine, NINE)
      await holdSlot(fixture.ctx, other, TEN)
      await assert.rejects(holdSlot(fixture.ctx, mine, TEN), { code: 'slot-taken' })
      assert.equal((await booking(mine))?.start.toISOString(), '2026-11-23T09:00:00.000Z')
    })

    it('takes only what is offered', async () => {
      await fixture.useFile(appointmentFile({ minimumNotice: 90, horizonDays: 2 }))
      const token = await fixture.startToken()
      const starts = {
        'too soon': NINE,
        'off the grid': '2026-11-23T10:10:00Z',
        'after hours': '2026-11-23T17:00:00Z',
        'at the weekend': '2026-11-22T10:00:00Z',
        'too far ahead': '2026-11-26T10:00:00Z',
        past: '2020-11-23T10:00:00Z',
      }
      for (const [why, start] of Object.entries(starts)) {
        await assert.rejects(holdSlot(fixture.ctx, token, start), { code: 'not-offered' }, why)
      }
      await assert.rejects(holdSlot(fixture.ctx, token, 'soon'), { code: 'invalid' })
      await assert.rejects(holdSlot(fixture.ctx, 'nobody', TEN), { code: 'unknown-session' })
    })
  })

  describe('releaseHold', () => {
    it('frees the slot, and again does nothing', async () => {
      const [mine = '', other = ''] = await fixture.startTokens(2)
      await holdSlot(fixture.ctx, mine, NINE)
      await releaseHold(fixture.ctx, mine)
      await releaseHold(fixture.ctx, mine)
      await holdSlot(fixture.ctx, other, NINE)
    })

    it('leaves a confirmed booking', async () => {
      const token = await fixture.startToken()
      await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
      await releaseHold(fixture.ctx, token)
      assert.equal((await booking(token))?.status, 'confirmed')
    })

    it('knows no other session', async () => {
      await assert.rejects(releaseHold(fixture.ctx, 'nobody'), { code: 'unknown-session' })
    })
  })

  describe('confirmBooking', () => {
    it('confirms what is held and closes the session', async () => {
      const token = await fixture.startToken()
      await holdSlot(fixture.ctx, token, NINE)
      fixture.ctx.clock.passMinutes(2)
      const done = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
      const session = await readAppointmentSession(fixture.ctx, token)
      assert.deepEqual(done, session)
      assert.equal(session?.state, 'complete')
      assert.deepEqual(session?.completedAt, fixture.ctx.now())
      assert.deepEqual(session?.booking, {
        start: new Date(NINE),
        end: new Date('2026-11-23T09:30:00Z'),
        status: 'confirmed',
        holdExpiresAt: null,
        confirmedAt: fixture.ctx.now(),
        respondBy: null,
        sequence: 0,
        timeZone: null,
        language: null,
        hostName: 'Hal',
        location: null,
      })
      await assert.rejects(holdSlot(fixture.ctx, token, TEN), { code: 'closed' })
    })

    it('signs a receipt with the slot', async () => {
      const token = await fixture.startToken()
      const session = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
      const receipt = await appointmentReceipt(fixture.ctx, session)
      const keys = createLocalJWKSet(await fixture.ctx.keys.jwks())
      assert.ok(receipt)
      const { payload } = await jwtVerify(receipt, keys, { typ: 'sessionframe-receipt+jwt' })
      assert.deepEqual(payload, {
        sid: session.id,
        outcome: 'appointment',
        start: NINE,
        end: '2026-11-23T09:30:00Z',
        iat: Math.floor(fixture.ctx.clock.at / 1000),
      })
      fixture.ctx.clock.passMinutes(9)
      assert.equal(await appointmentReceipt(fixture.ctx, session), receipt)
    })

    it('gives the same answer to the same key, also later, and refuses another', async () => {
      const token = await fixture.startToken()
      const first = await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
      fixture.ctx.clock.passMinutes(600)
      const again = { start: TEN, confirmKey: 'k' }
      assert.deepEqual(await confirmBooking(fixture.ctx, token, again), first)
      await assert.rejects(confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'l' }), {
        code: 'closed',
      })
      await assert.rejects(confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: '' }), {
        code: 'invalid',
      })
    })

    it('takes a slot whose hold has run out if it is still free', async () => {
      const [mine = '', other = ''] = await fixture.startTokens(2)
      await holdSlot(fixture.ctx, mine, NINE)
      await holdSlot(fixture.ctx, other, TEN)
      fixture.ctx.clock.passMinutes(6)
      await confirmBooking(fixture.ctx, mine, { start: NINE, confirmKey: 'k' })
      const third = await fixture.startToken('3')
      await holdSlot(fixture.ctx, third, TEN)
      const late = confirmBooking(fixture.ctx, other, { start: TEN, confirmKey: 'k' })
      await assert.rejects(late, { code: 'slot-taken' })
      assert.equal((await readAppointmentSession(fixture.ctx, other))?.state, 'open')
    })

    it('takes another slot than the one that was held', async () => {
      const token = await fixture.startToken()
      await holdSlot(fixture.ctx, token, NINE)
      await confirmBooking(fixture.ctx, token, { start: TEN, confirmKey: 'k' })
      const rows = await fixture.bookings()
      assert.deepEqual(
        rows.map((row) => row.starts_at),
        [new Date(TEN)],
      )
    })

    it('asks the hosts in order, and the next when the first is taken', async () => {
      await fixture.useFile(appointmentFile({}, ['Zoe', 'Abe']))
      const names: (string | undefined)[] = []
      for (const token of await fixture.startTokens(2)) {
        await confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: 'k' })
        names.push((await booking(token))?.hostName)
      }
      assert.deepEqual(names, ['Zoe', 'Abe'])
      const third = await fixture.startToken('3')
      await assert.rejects(confirmBooking(fixture.ctx, third, { start: NINE, confirmKey: 'k' }), {
        code: 'slot-taken',
      })
    })
  })
})
