import assert from 'node:assert/strict'
import { it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const WEEK = { from: '2026-11-23', to: '2026-11-29', timeZone: 'Europe/London' }

onBothDatabases('holidays', (db) => {
  const fixture = new AppointmentFixture(db)

  it('close the days of those who refer to them, unless an override opens one', async () => {
    const file = appointmentFile({}, ['Ann', 'Ben'])
    const [ann, ben] = file.hosts ?? []
    assert.ok(ann && ben)
    const hours = [{ start: '10:00', end: '11:00' }]
    await fixture.useFile({
      ...file,
      holidays: [
        { name: 'Here', dates: ['2026-11-26', '2026-11-24'] },
        { name: 'There', dates: ['2026-11-27'] },
      ],
      hosts: [
        {
          ...ann,
          holidays: ['There', 'Here'],
          overrides: [{ date: '2026-11-26', hours }],
        },
        { ...ben, availability: [] },
      ],
    })
    const token = await fixture.startToken()
    const perDay = new Map<string, number>()
    for (const { start } of await listSlots(fixture.ctx, token, WEEK)) {
      perDay.set(start.slice(8, 10), (perDay.get(start.slice(8, 10)) ?? 0) + 1)
    }
    assert.deepEqual(
      [...perDay],
      [
        ['23', 16],
        ['25', 16],
        ['26', 2],
      ],
    )
    const closed = { start: '2026-11-24T09:00:00Z', confirmKey: 'k' }
    await assert.rejects(confirmBooking(fixture.ctx, token, closed), { code: 'not-offered' })
  })
})
