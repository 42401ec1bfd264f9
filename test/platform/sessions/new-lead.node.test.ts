import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listLeads } from '../../../src/platform/leads/lead-store.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FIELDS, formFile } from './form-file.ts'
import { FormSessionFixture } from './form-session-fixture.ts'

onBothDatabases('a session that begins without a lead', (db) => {
  const fixture = new FormSessionFixture(db)
  const group = formFile().leadGroups?.[0]?.name ?? ''
  const begin = () => fixture.startToken({ lead: { newIn: group } })
  const leads = async () =>
    (await listLeads(db(), fixture.workspaceId)).filter(({ number }) => number !== '1')
  const save = (token: string, rev: number, values: Record<string, string | boolean>) =>
    saveAnswers(fixture.ctx, token, { rev, page: 1, values })

  it('makes none by being looked at, nor by a field that is left empty', async () => {
    const before = (await leads()).length
    const token = await begin()
    await readFormSession(fixture.ctx, token)
    await save(token, 0, {})
    await save(token, 1, { [FIELDS.first]: '', [FIELDS.consent]: false })
    assert.equal((await leads()).length, before)
    assert.equal((await readFormSession(fixture.ctx, token))?.leadNumber, null)
  })

  it('makes one, in its group, when the first answer is saved', async () => {
    const before = await leads()
    const token = await begin()
    await save(token, 0, { [FIELDS.first]: 'Ann' })
    const [made, ...more] = (await leads()).filter(
      ({ id }) => !before.some((lead) => lead.id === id),
    )
    assert.equal(more.length, 0)
    assert.equal(made?.leadGroup?.name, group)
    await save(token, 1, { [FIELDS.first]: 'Anna' })
    assert.equal((await leads()).length, before.length + 1)
    assert.equal((await readFormSession(fixture.ctx, token))?.leadNumber, made?.number)
  })

  it('puts what was sent on it, and makes one where nothing was saved before', async () => {
    for (const saved of [true, false]) {
      const before = (await leads()).length
      const token = await begin()
      if (saved) await save(token, 0, { [FIELDS.first]: 'Ann' })
      const values = { [FIELDS.first]: 'Ann', [FIELDS.consent]: true }
      const { session } = await submitForm(fixture.ctx, token, { submitKey: 'k', values })
      const all = await leads()
      assert.equal(all.length, before + 1)
      assert.equal(all.at(-1)?.values['firstname'], 'Ann')
      assert.equal((await readFormSession(fixture.ctx, token))?.leadNumber, all.at(-1)?.number)
      assert.equal(session.state, 'complete')
    }
  })

  it('makes one for twenty saves at once', async () => {
    const before = (await leads()).length
    const token = await begin()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => save(token, 0, { [FIELDS.first]: `n${n}` })),
    )
    assert.equal((await leads()).length, before + 1)
  })

  it('is another one each time', async () => {
    const start = () => fixture.start({ lead: { newIn: group }, reuse: true })
    const [one, two] = [await start(), await start()]
    assert.notEqual(one.session.id, two.session.id)
    assert.equal(two.resumed, false)
  })

  it('is refused for a group that is not there', async () => {
    await assert.rejects(fixture.start({ lead: { newIn: 'Nobody' } }), {
      code: 'unknown-lead-group',
    })
  })
})
