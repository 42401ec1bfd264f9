import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { count, outcomes } from './many-bookings.ts'

const NINE = '2026-11-23T09:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }

onBothDatabases('seats', (db) => {
  const fixture = new AppointmentFixture(db)
  const confirm = (token: string, start = NINE) =>
    confirmBooking(fixture.ctx, token, { start, confirmKey: 'k' })
  const slots = async (token: string) =>
    (await listSlots(fixture.ctx, token, MONDAY)).map(
      ({ start, seatsLeft }) => `${start.slice(11, 16)} ${seatsLeft}`,
    )

  it('lets as many book the same slot as there are, and tells how many are left', async () => {
    await fixture.useFile(appointmentFile({ seats: 3 }))
    const [one = '', two = '', three = '', four = ''] = await fixture.startTokens(4)
    assert.deepEqual((await slots(one)).slice(0, 2), ['09:00 3', '09:30 3'])
    await confirm(one)
    await holdSlot(fixture.ctx, two, NINE)
    assert.equal((await slots(four))[0], '09:00 1')
    assert.equal((await slots(two))[0], '09:00 2', 'what it holds itself is free to it')
    await confirm(three)
    assert.equal((await slots(four))[0], '09:30 3')
    await assert.rejects(confirm(four), { code: 'slot-taken' })
    await releaseHold(fixture.ctx, two)
    await confirm(four)
    assert.equal((await readAppointmentSession(fixture.ctx, four))?.booking?.hostName, 'Hal')
  })

  it('says nothing of seats where nobody shares', async () => {
    const [slot] = await listSlots(fixture.ctx, await fixture.startToken(), MONDAY)
    assert.deepEqual(Object.keys(slot ?? {}), ['start', 'end'])
  })

  it('shares no time with a slot that begins or ends at another, or with another type', async () => {
    const seats = { seats: 3, duration: [60, 30], step: 30 }
    const file = appointmentFile(seats)
    await fixture.useFile({
      ...file,
      appointmentTypes: [
        ...(file.appointmentTypes ?? []),
        { ...seats, title: 'Walk', hosts: ['Hal'] },
      ],
    })
    const walk = await db()
      .selectFrom('appointment_type')
      .select('id')
      .where('workspace_id', '=', fixture.workspaceId)
      .where('title', '=', 'Walk')
      .executeTakeFirstOrThrow()
    const [one = '', two = ''] = await fixture.startTokens(2)
    await confirm(one)
    assert.deepEqual((await slots(two)).slice(0, 2), ['09:00 2', '10:00 3'])
    await assert.rejects(confirm(two, '2026-11-23T09:30:00Z'), { code: 'slot-taken' })
    await assert.rejects(holdSlot(fixture.ctx, two, NINE, 30), { code: 'slot-taken' })
    const { publicUrl } = await fixture.start({ appointmentType: walk.id })
    const other = publicUrl.split('/').at(-1) ?? ''
    assert.equal((await slots(other))[0], '10:00 3')
    await assert.rejects(holdSlot(fixture.ctx, other, NINE), { code: 'slot-taken' })
    assert.equal(await fixture.overlaps(), 0)
  })

  it('of a hold that has run out are given to others', async () => {
    await fixture.useFile(appointmentFile({ seats: 2 }))
    const [one = '', two = '', three = ''] = await fixture.startTokens(3)
    await holdSlot(fixture.ctx, one, NINE)
    await holdSlot(fixture.ctx, two, NINE)
    fixture.ctx.clock.passMinutes(4)
    await holdSlot(fixture.ctx, two, NINE)
    fixture.ctx.clock.passMinutes(1)
    await confirm(three)
    await confirm(two)
    await assert.rejects(confirm(one), { code: 'slot-taken' })
  })

  it('are filled before another host is asked', async () => {
    await fixture.useFile(appointmentFile({ seats: 2, hostChoice: 'round-robin' }, ['A', 'B']))
    const tokens = await fixture.startTokens(5)
    const names: (string | undefined)[] = []
    for (const token of tokens.slice(0, 4)) {
      await confirm(token)
      names.push((await readAppointmentSession(fixture.ctx, token))?.booking?.hostName)
    }
    assert.deepEqual(names, ['A', 'A', 'B', 'B'])
    await assert.rejects(confirm(tokens[4] ?? ''), { code: 'slot-taken' })
  })

  describe('fought for by 40', () => {
    it('are each given once: 7 of one host, 14 of two', async () => {
      for (const hosts of [['A'], ['A', 'B']]) {
        await fixture.useFile(appointmentFile({ seats: 7 }, hosts))
        const all = await outcomes((await fixture.startTokens(40)).map((token) => confirm(token)))
        assert.equal(count(all, 'done'), 7 * hosts.length)
        assert.equal(count(all, 'slot-taken'), 40 - 7 * hosts.length)
        assert.equal((await fixture.bookings()).length, 7 * hosts.length)
      }
    })
  })
})
