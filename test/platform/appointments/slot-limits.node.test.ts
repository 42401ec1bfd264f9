import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { count, outcomes } from './many-bookings.ts'

const WEEK = { from: '2026-11-23', to: '2026-12-04', timeZone: 'Europe/London' }
const at = (day: number, time: string) => `2026-11-${day}T${time}:00Z`

onBothDatabases('limits of a type', (db) => {
  const fixture = new AppointmentFixture(db)
  const confirm = (token: string, start: string) =>
    confirmBooking(fixture.ctx, token, { start, confirmKey: 'k' })
  const days = async (token: string) => [
    ...new Set(
      (await listSlots(fixture.ctx, token, WEEK)).map(({ start }) => Number(start.slice(8, 10))),
    ),
  ]

  it('close a day when it has as many bookings, held or confirmed', async () => {
    await fixture.useFile(appointmentFile({ maxPerDay: 2 }))
    const [one = '', two = '', three = ''] = await fixture.startTokens(3)
    await confirm(one, at(24, '09:00'))
    await holdSlot(fixture.ctx, two, at(24, '10:00'))
    assert.deepEqual((await days(three)).slice(0, 2), [23, 25])
    assert.deepEqual((await days(two)).slice(0, 2), [23, 24], 'it may move what it holds')
    await assert.rejects(holdSlot(fixture.ctx, three, at(24, '11:00')), { code: 'slot-taken' })
    await holdSlot(fixture.ctx, two, at(24, '12:00'))
    await releaseHold(fixture.ctx, two)
    await confirm(three, at(24, '11:00'))
  })

  it('close a week from Monday to Sunday, and not the next', async () => {
    await fixture.useFile(appointmentFile({ maxPerWeek: 2 }))
    const [one = '', two = '', three = ''] = await fixture.startTokens(3)
    await confirm(one, at(27, '16:30'))
    await confirm(two, at(23, '09:00'))
    assert.deepEqual(await days(three), [30, 1, 2, 3, 4])
    await assert.rejects(holdSlot(fixture.ctx, three, at(25, '09:00')), { code: 'slot-taken' })
    await confirm(three, at(30, '09:00'))
  })

  it('count for each host alone, and each shared slot once', async () => {
    await fixture.useFile(appointmentFile({ maxPerDay: 1, seats: 2 }, ['A', 'B']))
    const tokens = await fixture.startTokens(5)
    const [one = '', two = '', three = '', four = '', five = ''] = tokens
    await confirm(one, at(24, '09:00'))
    await confirm(two, at(24, '09:00'))
    assert.ok((await days(three)).includes(24), 'B is free')
    await confirm(three, at(24, '10:00'))
    const free = await listSlots(fixture.ctx, four, {
      ...WEEK,
      from: '2026-11-24',
      to: '2026-11-24',
    })
    assert.deepEqual(free, [{ start: at(24, '10:00'), end: at(24, '10:30'), seatsLeft: 1 }])
    await confirm(four, at(24, '10:00'))
    await assert.rejects(confirm(five, at(24, '11:00')), { code: 'slot-taken' })
  })

  it('hold against many who come at once for different times', async () => {
    await fixture.useFile(appointmentFile({ maxPerDay: 3 }))
    const tokens = await fixture.startTokens(16)
    const all = await outcomes(
      tokens.map((token, n) => {
        const minutes = n % 2 === 0 ? '00' : '30'
        return confirm(token, at(24, `${`${9 + Math.floor(n / 2)}`.padStart(2, '0')}:${minutes}`))
      }),
    )
    assert.equal(count(all, 'done'), 3)
    assert.equal(count(all, 'slot-taken'), 13)
  })

  describe('by the zone of the host', () => {
    it('count the day on which a slot begins there', async () => {
      const file = appointmentFile({ maxPerDay: 1 })
      const [host] = file.hosts ?? []
      assert.ok(host)
      // 09:00 to 17:00 in Auckland is 20:00 to 04:00 in UTC: one day there, two here.
      await fixture.useFile({ ...file, hosts: [{ ...host, timeZone: 'Pacific/Auckland' }] })
      const [one = '', two = ''] = await fixture.startTokens(2)
      await confirm(one, at(24, '20:00'))
      await assert.rejects(confirm(two, at(25, '01:00')), { code: 'slot-taken' })
      await confirm(two, at(25, '20:00'))
    })
  })
})
