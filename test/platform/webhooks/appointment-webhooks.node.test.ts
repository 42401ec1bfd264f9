import assert from 'node:assert/strict'
import { it } from 'node:test'
import { appointmentReceipt } from '../../../src/platform/appointments/appointment-receipt.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture } from '../appointments/appointment-fixture.ts'
import { SECRET } from './webhook-fixture.ts'

const NINE = '2026-11-23T09:00:00Z'

onBothDatabases('webhooks of appointments', (db) => {
  const fixture = new AppointmentFixture(db)

  it('tell of the booking and of the completed session, once, and of no slot that was taken', async () => {
    const file = parseWorkspaceFile({
      webhooks: [{ url: 'https://hooks.example.com/', secret: SECRET }],
    })
    await applyWorkspaceFile(db(), fixture.workspaceId, file, fixture.ctx.keys)
    const [mine = '', other = ''] = await fixture.startTokens(2)
    const wanted = { start: NINE, confirmKey: 'k' }
    const booked = await confirmBooking(fixture.ctx, mine, wanted)
    const receipt = await appointmentReceipt(fixture.ctx, booked)
    await confirmBooking(fixture.ctx, mine, wanted)
    await assert.rejects(confirmBooking(fixture.ctx, other, wanted), { code: 'slot-taken' })

    const rows = await db()
      .selectFrom('webhook_event')
      .select('body')
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('type')
      .execute()
    const events = rows.map(({ body }) => JSON.parse(body) as { data: { sessionId: string } })
    const sessionId = events[0]?.data.sessionId
    const common = { sessionId, appointmentType: fixture.type, lead: '1', receipt }
    const timestamp = '2026-11-23T08:00:00.000Z'
    assert.deepEqual(events, [
      {
        type: 'appointment.booked',
        timestamp,
        data: { ...common, start: NINE, end: '2026-11-23T09:30:00Z' },
      },
      {
        type: 'session.completed',
        timestamp,
        data: { ...common, outcome: 'appointment', completedAt: timestamp },
      },
    ])
  })
})
