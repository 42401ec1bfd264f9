import assert from 'node:assert/strict'
import { it } from 'node:test'
import { appointmentReceipt } from '../../../src/platform/appointments/appointment-receipt.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture } from '../appointments/appointment-fixture.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { book, CALL, questionWorkspace } from '../appointments/questions/question-fixture.ts'
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

  it('tell of one that is made in a form, and of one completed session: the form’s', async () => {
    const { ctx, workspaceId, visit } = await questionWorkspace(db())
    const file = parseWorkspaceFile({
      webhooks: [{ url: 'https://hooks.example.com/', secret: SECRET }],
    })
    await applyWorkspaceFile(db(), workspaceId, file, ctx.keys)
    const one = await visit()
    await book(one)
    const told = async () => {
      const rows = await db()
        .selectFrom('webhook_event')
        .select('body')
        .where('workspace_id', '=', workspaceId)
        .orderBy('id')
        .execute()
      return rows.map(({ body }) => {
        const { type, data } = JSON.parse(body) as {
          type: string
          data: { sessionId: string; outcome?: string }
        }
        return { type, ...data }
      })
    }
    const before = await told()
    assert.deepEqual(
      before.map(({ type }) => type),
      ['appointment.booked'],
    )
    const { session } = await submitForm(ctx, one.token, {
      submitKey: 'k',
      values: { [CALL]: (await readFormSession(ctx, one.token))?.values[CALL] ?? '' },
    })
    const [completed, ...more] = (await told()).slice(1)
    assert.deepEqual(more, [])
    assert.deepEqual(
      [completed?.type, completed?.outcome, completed?.sessionId],
      ['session.completed', 'form', session.id],
    )
    assert.notEqual(before[0]?.sessionId, session.id)
  })
})
