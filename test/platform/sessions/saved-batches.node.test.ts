import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import type { WantedSave } from '../../../src/platform/sessions/save-answers.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FIELDS } from './form-file.ts'
import { FormSessionFixture } from './form-session-fixture.ts'

onBothDatabases('saving from several pages', (db) => {
  const fixture = new FormSessionFixture(db)
  const save = (token: string, wanted: Partial<WantedSave>) =>
    saveAnswers(fixture.ctx, token, { rev: 0, page: 1, values: {}, ...wanted })
  const first = async (token: string) =>
    (await readFormSession(fixture.ctx, token))?.values[FIELDS.first]
  const ann = { values: { [FIELDS.first]: 'Ann' } }
  const bea = { values: { [FIELDS.first]: 'Bea' } }

  describe('a batch', () => {
    it('is put in once, whoever has saved since', async () => {
      const token = await fixture.startToken()
      const batch = { writer: 'one', number: 1 }
      await save(token, { ...ann, batch })
      await save(token, { ...bea, rev: 1, batch: { writer: 'two', number: 1 } })
      const again = await save(token, { ...ann, batch })
      assert.deepEqual([again.ok, again.rev, again.values[FIELDS.first]], [true, 2, 'Bea'])
      assert.equal((await save(token, { ...ann, rev: 2, batch, merge: true })).rev, 2)
      assert.equal(await first(token), 'Bea')
    })

    it('comes too late after one that has all of it', async () => {
      const token = await fixture.startToken()
      await save(token, { ...bea, merge: true, batch: { writer: 'one', number: 2 } })
      await save(token, { ...ann, rev: 1, batch: { writer: 'one', number: 1 } })
      assert.equal(await first(token), 'Bea')
    })

    it('that came to a conflict is put in when it is sent again', async () => {
      const token = await fixture.startToken()
      const batch = { writer: 'one', number: 1 }
      await save(token, { ...ann, rev: 0 })
      assert.equal((await save(token, { ...bea, batch })).ok, false)
      assert.equal((await save(token, { ...bea, rev: 1, batch })).ok, true)
      assert.equal(await first(token), 'Bea')
    })

    it('is put in once, of twenty that are sent at a time', async () => {
      const token = await fixture.startToken()
      const batch = { writer: 'one', number: 1 }
      const all = Array.from({ length: 20 }, () => save(token, { ...ann, batch }))
      for (const one of await Promise.all(all)) assert.deepEqual([one.ok, one.rev], [true, 1])
    })

    it('is known while eight other pages save', async () => {
      const token = await fixture.startToken()
      const batch = (writer: number) => ({ writer: `${writer}`, number: 1 })
      for (let n = 0; n < 8; n++) await save(token, { ...ann, rev: n, batch: batch(n) })
      assert.equal((await save(token, { ...bea, merge: true, batch: batch(0) })).rev, 8)
      assert.equal(await first(token), 'Ann')
    })
  })

  it('goes on top of whatever is stored, of a page that goes away', async () => {
    const token = await fixture.startToken()
    await save(token, ann)
    const merged = await save(token, { values: { [FIELDS.remark]: 'last' }, merge: true })
    assert.deepEqual([merged.ok, merged.rev], [true, 2])
    assert.deepEqual([merged.values[FIELDS.first], merged.values[FIELDS.remark]], ['Ann', 'last'])
  })

  it('of nothing writes nothing', async () => {
    const token = await fixture.startToken()
    assert.deepEqual((await save(token, {})).rev, 0)
    assert.deepEqual((await save(token, { page: 2 })).rev, 1)
  })

  describe('submitting', () => {
    const submit = (token: string, rev: number, first: string) =>
      submitForm(fixture.ctx, token, { submitKey: 'k', rev, values: { [FIELDS.first]: first } })

    it('writes over no answer that the page has not seen', async () => {
      const token = await fixture.startToken()
      await save(token, ann)
      await assert.rejects(submit(token, 0, ''), { code: 'conflict' })
      const session = await readFormSession(fixture.ctx, token)
      assert.deepEqual([session?.state, session?.values[FIELDS.first]], ['open', 'Ann'])
      await submit(token, 1, '')
      assert.equal((await fixture.leadValues())?.['firstname'], undefined)
    })

    it('minds no save that it agrees with', async () => {
      const token = await fixture.startToken()
      await save(token, { values: { [FIELDS.first]: ' Ann ' } })
      assert.equal((await submit(token, 0, 'Ann')).session.state, 'complete')
    })
  })
})
