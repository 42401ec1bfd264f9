import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startJourneySession } from '../../../src/platform/enrollments/start-journey-session.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { toJourneyText } from '../../../src/platform/journeys/journey-id.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { tokenOf } from '../platform-fixture.ts'
import { FIELDS, formFile } from '../sessions/form-file.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const EXIT = { type: 'EXIT' } as const

onBothDatabases('a session by the id of a journey', (db) => {
  const setUp = async (before: 'nothing' | 'a wait' = 'nothing') => {
    const fixture = await engineFixture(db(), formFile())
    const [form] = await listForms(db(), fixture.workspaceId)
    const show = { type: 'CONTENT', contentId: form!.id, config: { contentType: 'form' } } as const
    const wait = { type: 'WAIT', config: { duration: 1, unit: 'days' } } as const
    const { id } = await fixture.journey(
      before === 'nothing'
        ? draw({ start: on('go'), show, done: EXIT }, [
            ['start', 'show'],
            ['show', 'done', 'completed'],
          ])
        : draw({ start: on('go'), wait, show, done: EXIT }, [
            ['start', 'wait'],
            ['wait', 'show'],
            ['show', 'done', 'completed'],
          ]),
    )
    const start = (more: Partial<Parameters<typeof startJourneySession>[1]> = {}) =>
      startJourneySession(fixture.ctx, {
        workspaceId: fixture.workspaceId,
        lead: '1',
        form: id,
        public: true,
        reuse: false,
        ...more,
      })
    return { ...fixture, id, form: form!.id, start }
  }

  it('lets the lead in and gives the form at which the journey waits; sent, it moves him on', async () => {
    const { ctx, id, form, start, runsOf } = await setUp()
    const { session, publicUrl, resumed } = await start({ values: { [FIELDS.remark]: 'hello' } })
    assert.deepEqual([session.formId, session.state, resumed], [form, 'open', false])
    assert.equal(session.values[FIELDS.remark], 'hello')
    const [run, ...others] = await runsOf(id)
    assert.deepEqual([run?.status, run?.wait_session, others], ['active', session.id, []])

    await submitForm(ctx, tokenOf(publicUrl), {
      submitKey: newId(),
      values: { [FIELDS.first]: 'Ada' },
    })
    assert.deepEqual(
      (await runsOf(id)).map(({ status }) => status),
      ['completed'],
    )
    await assert.rejects(start(), { code: 'conflict', message: /entered-before/ })
  })

  it('gives who is inside the same form again, by either spelling of the id', async () => {
    const { id, start, runsOf } = await setUp()
    const first = await start()
    const again = await start({ form: toJourneyText(id) })
    assert.deepEqual([again.publicUrl, again.resumed], [first.publicUrl, true])
    assert.equal((await runsOf(id)).length, 1)
  })

  it('gives twenty who ask at once for one lead one form', async () => {
    const { id, start, runsOf } = await setUp()
    const all = await Promise.all(Array.from({ length: 20 }, () => start()))
    assert.equal(new Set(all.map(({ publicUrl }) => publicUrl)).size, 1)
    assert.equal((await runsOf(id)).length, 1)
  })

  it('leaves nobody inside a journey that begins with something else', async () => {
    const { id, start, runsOf } = await setUp('a wait')
    await assert.rejects(start(), { code: 'unknown-form', message: /begins with no form/ })
    assert.deepEqual(await runsOf(id), [])
  })

  it('is refused, and why is recorded, where nobody is let in', async () => {
    const { ctx, workspaceId, id, start, reasons } = await setUp()
    await changeJourneyState(ctx, workspaceId, id, 'pause')
    await assert.rejects(start(), { code: 'unknown-form', message: /lets nobody in/ })
    assert.deepEqual(await reasons(id), ['journey-closed 1'])
  })

  it('is refused where there is no such lead, form or journey', async () => {
    const { start } = await setUp()
    await assert.rejects(start({ lead: '999' }), { code: 'unknown-lead' })
    await assert.rejects(start({ lead: { newIn: 'Nowhere' } }), { code: 'unknown-lead-group' })
    await assert.rejects(start({ form: newId() }), { code: 'unknown-form' })
    await assert.rejects(start({ form: 'newsletter' }), { code: 'unknown-form' })
  })
})
