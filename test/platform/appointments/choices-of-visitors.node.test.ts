import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }

onBothDatabases('what visitors choose', (db) => {
  const fixture = new AppointmentFixture(db)

  describe('the duration', () => {
    const ends = async (token: string, duration?: number) =>
      (await listSlots(fixture.ctx, token, { ...MONDAY, duration })).map(({ end }) =>
        end.slice(11, 16),
      )

    it('is one of the type, by default the first', async () => {
      await fixture.useFile(appointmentFile({ duration: [60, 30, 90] }))
      const token = await fixture.startToken()
      assert.equal((await ends(token))[0], '10:00')
      assert.equal((await ends(token, 30))[0], '09:30')
      assert.equal((await ends(token, 90)).at(-1), '17:00')
      assert.equal((await holdSlot(fixture.ctx, token, NINE)).end, '2026-11-23T10:00:00Z')
      for (const attempt of [
        () => listSlots(fixture.ctx, token, { ...MONDAY, duration: 45 }),
        () => holdSlot(fixture.ctx, token, NINE, 45),
        () => confirmBooking(fixture.ctx, token, { start: NINE, duration: 45, confirmKey: 'k' }),
      ]) {
        await assert.rejects(attempt, { code: 'invalid', message: /60, 30, 90/ })
      }
    })

    it('changes what is held, and is confirmed as it is held', async () => {
      await fixture.useFile(appointmentFile({ duration: [60, 30] }))
      const [one = '', two = ''] = await fixture.startTokens(2)
      await holdSlot(fixture.ctx, one, NINE)
      assert.equal((await holdSlot(fixture.ctx, one, NINE, 30)).end, '2026-11-23T09:30:00Z')
      await holdSlot(fixture.ctx, two, '2026-11-23T09:30:00Z', 30)
      const longer = { start: NINE, duration: 60, confirmKey: 'k' }
      await assert.rejects(confirmBooking(fixture.ctx, one, longer), { code: 'slot-taken' })
      const held = await confirmBooking(fixture.ctx, one, { start: NINE, confirmKey: 'k' })
      assert.deepEqual(held.booking?.end, new Date('2026-11-23T09:30:00Z'))
    })
  })

  describe('the place', () => {
    const location = [
      { kind: 'phone' as const },
      { kind: 'place' as const, text: '1 High Street' },
      { kind: 'video' as const, linkTemplate: 'https://meet.example/{bookingId}?at={start}' },
    ]
    const confirm = (token: string, index?: number) =>
      confirmBooking(fixture.ctx, token, { start: NINE, location: index, confirmKey: 'k' })

    it('is kept with the booking, by default the first', async () => {
      for (const [index, expected] of [
        [undefined, { kind: 'phone', text: null, link: null }],
        [1, { kind: 'place', text: '1 High Street', link: null }],
      ] as const) {
        await fixture.useFile(appointmentFile({ location }))
        const token = await fixture.startToken()
        assert.deepEqual((await confirm(token, index)).booking?.location, expected)
        const session = await readAppointmentSession(fixture.ctx, token)
        assert.deepEqual(session?.booking?.location, expected)
        assert.deepEqual(
          (await confirm(token, index)).booking?.location,
          expected,
          'the same again',
        )
      }
    })

    it("of a video call is a link of the booking's own, held before or not", async () => {
      for (const isHeld of [false, true]) {
        await fixture.useFile(appointmentFile({ location }))
        const token = await fixture.startToken()
        if (isHeld) await holdSlot(fixture.ctx, token, NINE)
        const booked = (await confirm(token, 2)).booking?.location
        const { id } = await db()
          .selectFrom('booking')
          .select('id')
          .where('workspace_id', '=', fixture.workspaceId)
          .executeTakeFirstOrThrow()
        assert.equal(booked?.link, `https://meet.example/${id}?at=2026-11-23T09%3A00%3A00Z`)
      }
    })

    it('must be one of the type', async () => {
      const token = await fixture.startToken()
      await assert.rejects(confirm(token, 0), { code: 'invalid' })
      await fixture.useFile(appointmentFile({ location }))
      const other = await fixture.startToken()
      await assert.rejects(confirm(other, 3), { code: 'invalid' })
      assert.equal((await readAppointmentSession(fixture.ctx, other))?.state, 'open')
      assert.equal((await confirm(token)).booking?.location, null)
    })
  })
})
