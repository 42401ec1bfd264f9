import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot } from '../../../src/platform/appointments/hold-slot.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'
import { count, outcomes } from './many-bookings.ts'

const NINE = '2026-11-23T09:00:00Z'
const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }
const at = (time: string) => `2026-11-23T${time}:00Z`

onBothDatabases('several hosts', (db) => {
  const fixture = new AppointmentFixture(db)
  const confirm = (token: string, start: string) =>
    confirmBooking(fixture.ctx, token, { start, confirmKey: 'k' })
  const hostOf = async (token: string) =>
    (await readAppointmentSession(fixture.ctx, token))?.booking?.hostName

  describe('in turn', () => {
    it('asks the one who was booked least recently, at first in order', async () => {
      await fixture.useFile(appointmentFile({ hostChoice: 'round-robin' }, ['Zoe', 'Abe', 'Mia']))
      const names: (string | undefined)[] = []
      for (const [n, token] of (await fixture.startTokens(6)).entries()) {
        await confirm(token, at(`1${n}:00`))
        names.push(await hostOf(token))
        fixture.ctx.clock.passMinutes(1)
      }
      assert.deepEqual(names, ['Zoe', 'Abe', 'Mia', 'Zoe', 'Abe', 'Mia'])
    })

    it('passes over who is not free, and counts holds until they run out', async () => {
      await fixture.useFile(appointmentFile({ hostChoice: 'round-robin' }, ['Zoe', 'Abe']))
      const [one = '', two = '', three = '', four = ''] = await fixture.startTokens(4)
      await holdSlot(fixture.ctx, one, NINE)
      fixture.ctx.clock.passMinutes(1)
      await confirm(two, NINE)
      assert.deepEqual([await hostOf(one), await hostOf(two)], ['Zoe', 'Abe'])
      await confirm(three, at('10:00'))
      assert.equal(await hostOf(three), 'Zoe', 'Abe was booked after her')
      fixture.ctx.clock.passMinutes(1)
      await confirm(four, at('10:00'))
      assert.equal(await hostOf(four), 'Abe', 'Zoe is taken')
    })

    it('gives many who come at once as many as there are hosts', async () => {
      await fixture.useFile(appointmentFile({ hostChoice: 'round-robin' }, ['A', 'B', 'C']))
      const tokens = await fixture.startTokens(30)
      const all = await outcomes(tokens.map((token) => confirm(token, NINE)))
      assert.equal(count(all, 'done'), 3)
      assert.equal(await fixture.overlaps(), 0)
    })
  })

  describe('together', () => {
    /** Two hosts together and, as another type, the second alone. */
    const together = (): WorkspaceFileInput => {
      const file = appointmentFile({ hostChoice: 'all' }, ['Zoe', 'Abe'])
      const alone = { title: 'Alone', hosts: ['Abe'], duration: 30 }
      return { ...file, appointmentTypes: [alone, ...(file.appointmentTypes ?? [])] }
    }
    const tokenFor = async (title: string, lead: string) => {
      const { id } = await db()
        .selectFrom('appointment_type')
        .select('id')
        .where('workspace_id', '=', fixture.workspaceId)
        .where('title', '=', title)
        .executeTakeFirstOrThrow()
      return (await fixture.start({ lead, appointmentType: id })).publicUrl.split('/').at(-1) ?? ''
    }
    const first = async (token: string) =>
      (await listSlots(fixture.ctx, token, MONDAY))[0]?.start.slice(11, 16)

    it('are offered when all are free, and all are taken', async () => {
      await fixture.useFile(together())
      const [both, other] = [await tokenFor('Talk', '1'), await tokenFor('Talk', '2')]
      const alone = await tokenFor('Alone', '3')
      await confirm(alone, NINE)
      assert.equal(await first(both), '09:30')
      await assert.rejects(holdSlot(fixture.ctx, both, NINE), { code: 'slot-taken' })
      await confirm(both, at('09:30'))
      assert.equal(await hostOf(both), 'Zoe, Abe')
      assert.equal(await first(other), '10:00')
      const late = await tokenFor('Alone', '4')
      assert.equal(await first(late), '10:00')
      await assert.rejects(holdSlot(fixture.ctx, late, at('09:30')), { code: 'slot-taken' })
      const rows = await db()
        .selectFrom('occupancy')
        .select('host_id')
        .where('workspace_id', '=', fixture.workspaceId)
        .execute()
      assert.equal(rows.length, 3)
    })

    it('free the time of all when their hold runs out', async () => {
      await fixture.useFile(together())
      const both = await tokenFor('Talk', '1')
      await holdSlot(fixture.ctx, both, NINE)
      fixture.ctx.clock.passMinutes(5)
      const alone = await tokenFor('Alone', '2')
      assert.equal(await first(alone), '09:00')
      await confirm(alone, NINE)
      assert.equal(await hostOf(both), undefined)
    })

    it('are not offered when one of them does not work then', async () => {
      const file = together()
      const [zoe, abe] = file.hosts ?? []
      assert.ok(zoe && abe)
      await fixture.useFile({ ...file, hosts: [zoe, { ...abe, timeZone: 'Europe/Berlin' }] })
      const both = await tokenFor('Talk', '1')
      const slots = (await listSlots(fixture.ctx, both, MONDAY)).map(({ start }) => start)
      assert.deepEqual([slots[0], slots.at(-1)], [NINE, at('15:30')])
      await assert.rejects(holdSlot(fixture.ctx, both, at('16:00')), { code: 'not-offered' })
    })

    it('and alone, fought for at once: nobody is taken twice', async () => {
      await fixture.useFile(together())
      const tokens: string[] = []
      for (let n = 1; n <= 24; n++) {
        tokens.push(await tokenFor(n % 2 === 0 ? 'Talk' : 'Alone', `${n}`))
      }
      const all = await outcomes(
        tokens.map((token, n) => confirm(token, at(n % 3 === 0 ? '09:30' : '09:00'))),
      )
      assert.equal(count(all, 'done'), 2)
      assert.equal(await fixture.overlaps(), 0)
    })
  })
})
