import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, array, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { count, outcomes } from './many-bookings.ts'

const NINE = '2026-11-23T09:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }

onBothDatabases('many takers', (db) => {
  const fixture = new AppointmentFixture(db)

  describe('50 parallel confirmations of one slot', () => {
    it('exactly one wins, the others are told and see what is free', async () => {
      const tokens = await fixture.startTokens(50)
      const all = await outcomes(
        tokens.map((token) =>
          confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: token }),
        ),
      )
      assert.equal(count(all, 'done'), 1)
      assert.equal(count(all, 'slot-taken'), 49)
      assert.equal((await fixture.bookings()).length, 1)
      const loser = tokens[all.indexOf('slot-taken')] ?? ''
      assert.equal((await readAppointmentSession(fixture.ctx, loser))?.state, 'open')
      const [first] = await listSlots(fixture.ctx, loser, MONDAY)
      assert.equal(first?.start, '2026-11-23T09:30:00Z')
    })

    it('as many win as there are hosts', async () => {
      await fixture.useFile(appointmentFile({}, ['A', 'B', 'C']))
      const tokens = await fixture.startTokens(50)
      const all = await outcomes(
        tokens.map((token) =>
          confirmBooking(fixture.ctx, token, { start: NINE, confirmKey: token }),
        ),
      )
      assert.equal(count(all, 'done'), 3)
      assert.equal(new Set((await fixture.bookings()).map((row) => row.host_id)).size, 3)
    })

    it('of one session: one answer for one key, one winner among many keys', async () => {
      const [one = '', two = ''] = await fixture.startTokens(2)
      const same = await Promise.all(
        Array.from({ length: 50 }, () =>
          confirmBooking(fixture.ctx, one, { start: NINE, confirmKey: 'k' }),
        ),
      )
      assert.equal(new Set(same.map(({ booking }) => booking?.confirmedAt?.getTime())).size, 1)
      const different = await outcomes(
        Array.from({ length: 50 }, (_, n) =>
          confirmBooking(fixture.ctx, two, { start: '2026-11-23T11:00:00Z', confirmKey: `k${n}` }),
        ),
      )
      assert.equal(count(different, 'done'), 1)
      assert.equal(count(different, 'closed'), 49)
    })
  })

  it('exactly one of 30 takes a slot whose hold has run out', async () => {
    const [holder = '', ...tokens] = await fixture.startTokens(31)
    await holdSlot(fixture.ctx, holder, NINE)
    fixture.ctx.clock.passMinutes(5)
    const all = await outcomes(tokens.map((token) => holdSlot(fixture.ctx, token, NINE)))
    assert.equal(count(all, 'done'), 1)
    assert.equal(count(all, 'slot-taken'), 29)
  })

  it('two who swap what they hold do not wait for each other for ever', async () => {
    await fixture.useFile(appointmentFile({}, ['A', 'B']))
    const [one = '', two = ''] = await fixture.startTokens(2)
    for (let round = 0; round < 20; round++) {
      const [a, b] = round % 2 === 0 ? [9, 10] : [10, 9]
      await outcomes([
        holdSlot(fixture.ctx, one, `2026-11-23T${`${a}`.padStart(2, '0')}:00:00Z`),
        holdSlot(fixture.ctx, two, `2026-11-23T${`${b}`.padStart(2, '0')}:00:00Z`),
      ])
    }
    assert.equal(await fixture.overlaps(), 0)
  })

  it('whatever is asked at once, no two bookings of a host overlap', async () => {
    const step = record({
      who: integer({ min: 0, max: 11 }),
      what: constantFrom('hold', 'confirm', 'release', 'wait'),
      quarter: integer({ min: 0, max: 12 }),
    })
    await check(
      asyncProperty(
        array(array(step, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        integer({ min: 0, max: 20 }),
        async (rounds, buffer) => {
          await fixture.useFile(
            appointmentFile({ duration: 45, step: 15, bufferBefore: buffer, bufferAfter: buffer }, [
              'A',
              'B',
            ]),
          )
          const tokens = await fixture.startTokens(12)
          for (const round of rounds) {
            if (round.some(({ what }) => what === 'wait')) fixture.ctx.clock.passMinutes(4)
            await outcomes(
              round.map(({ who, what, quarter }) => {
                const start = new Date(Date.parse(NINE) + quarter * 900_000).toISOString()
                const token = tokens[who] ?? ''
                switch (what) {
                  case 'hold':
                    return holdSlot(fixture.ctx, token, start)
                  case 'confirm':
                    return confirmBooking(fixture.ctx, token, { start, confirmKey: 'k' })
                  case 'release':
                    return releaseHold(fixture.ctx, token)
                  case 'wait':
                    return Promise.resolve()
                  default:
                    return what satisfies never
                }
              }),
            )
            assert.equal(await fixture.overlaps(), 0)
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})
