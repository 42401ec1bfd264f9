import assert from 'node:assert/strict'
import { it } from 'node:test'
import { linkToken } from '../../../src/platform/access/link-token.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { listLeads } from '../../../src/platform/leads/lead-store.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { appointmentFile } from '../appointments/appointment-fixture.ts'
import { FIELDS, formFile } from '../sessions/form-file.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const EXIT = { type: 'EXIT' } as const

onBothDatabases('content', (db) => {
  const setUp = async (config: object, closesAfterMinutes?: number) => {
    const form = formFile(closesAfterMinutes === undefined ? {} : { closesAfterMinutes })
    const file = { ...appointmentFile(), forms: form.forms! }
    const fixture = await engineFixture(db(), file)
    const { workspaceId, ctx } = fixture
    const [made] = await listForms(db(), workspaceId)
    const [type] = await listAppointmentTypes(db(), workspaceId)
    const leads = await listLeads(db(), workspaceId)
    const ids = { form: made!.id, appointment: type!.id, unknown: newId() }
    const drawn = (contentId: string) =>
      draw(
        {
          start: on('go'),
          show: { type: 'CONTENT', contentId, config: { ...config } },
          done: EXIT,
          late: EXIT,
          over: EXIT,
        },
        [
          ['start', 'show'],
          ['show', 'done', 'completed'],
          ['show', 'late', 'timeout'],
          ['show', 'over', 'expired'],
        ],
      )
    const begin = async (which: keyof typeof ids, leadNumber = '1') => {
      const canvas = drawn(ids[which])
      const { id } = await fixture.journey(canvas)
      const leadId = leads.find(({ number }) => number === leadNumber)!.id
      await fixture.tell(leadId, 'go')
      const run = async () => (await fixture.runsOf(id))[0]!
      return {
        leadId,
        run,
        token: async () => linkToken(ctx.keys.linkKey, (await run()).wait_session!, 1),
        place: async () => canvas.names.get((await run()).current_node_id!),
        ledger: () => fixture.ledger(id, canvas),
      }
    }
    return { ...fixture, begin }
  }

  it('is a form, which moves the lead on when it is sent, by what was sent', async () => {
    const { ctx, begin } = await setUp({ contentType: 'flow' })
    const { token, place, ledger, run } = await begin('form')
    assert.equal(await place(), 'show')
    const link = await token()
    await submitForm(ctx, link, { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } })
    assert.equal(await place(), 'done')
    assert.equal((await run()).status, 'completed')
    // Sent again, it moves nobody.
    await submitForm(ctx, link, { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } })
    assert.deepEqual(await ledger(), ['start entered', 'show completed completed', 'done exit'])
  })

  it('is an appointment, which moves the lead on when it is booked', async () => {
    const { ctx, begin } = await setUp({ contentType: 'appointment' })
    const { token, place } = await begin('appointment')
    const start = '2026-11-24T09:00:00Z'
    await confirmBooking(ctx, await token(), { start, confirmKey: 'k' })
    assert.equal(await place(), 'done')
  })

  it('that says no type is what has the id', async () => {
    const { begin } = await setUp({})
    assert.equal(await (await begin('form')).place(), 'show')
    assert.equal(await (await begin('appointment')).place(), 'show')
  })

  it('that nobody answers is given up by its timeout, or when its session has run out', async () => {
    const slow = await setUp({ contentType: 'form', timeout: { amount: 2, unit: 'hours' } })
    const first = await slow.begin('form')
    await slow.pass(1.99)
    assert.equal(await first.place(), 'show')
    await slow.pass(0.02)
    assert.equal(await first.place(), 'late')
    const short = await setUp({ contentType: 'form' }, 30)
    const second = await short.begin('form')
    await short.pass(0.5)
    assert.equal(await second.place(), 'over')
  })

  it('that is not there, or not for this lead, fails and says so', async () => {
    const { begin, failures } = await setUp({ contentType: 'tooltip' })
    const { run, ledger } = await begin('unknown')
    const { status, exit_reason: reason } = await run()
    assert.deepEqual([status, reason], ['failed', 'unknown-content'])
    assert.deepEqual(await ledger(), ['start entered', 'show failed'])
    const form = await setUp({ contentType: 'form' })
    assert.equal((await (await form.begin('form', '99')).run()).status, 'failed')
    assert.deepEqual(failures, [])
  })

  it('answered while the journey is frozen moves the lead on afterwards', async () => {
    const { ctx, begin, pass } = await setUp({ contentType: 'form' })
    const { token, place, run } = await begin('form')
    const link = await token()
    await db()
      .updateTable('enrollment')
      .set({ held: true })
      .where('id', '=', (await run()).id)
      .execute()
    await submitForm(ctx, link, { submitKey: 'k', values: {} })
    assert.equal(await place(), 'show')
    await db()
      .updateTable('enrollment')
      .set({ held: false, wake_at: ctx.now() })
      .where('id', '=', (await run()).id)
      .execute()
    await pass(0)
    assert.equal(await place(), 'done')
  })
})
