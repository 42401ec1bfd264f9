import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FormSessionFixture } from './form-session-fixture.ts'
import { FIELDS } from './form-file.ts'

onBothDatabases('saving answers', (db) => {
  const fixture = new FormSessionFixture(db)

  describe('saveAnswers', () => {
    it('keeps what was typed as it was typed, and counts up', async () => {
      const token = await fixture.startToken()
      const saved = await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 2,
        values: { [FIELDS.first]: '  Ann ', [FIELDS.consent]: false },
      })
      assert.equal(saved.ok, true)
      assert.equal(saved.rev, 1)
      const session = await readFormSession(fixture.ctx, token)
      assert.equal(session?.page, 2)
      assert.equal(session?.rev, 1)
      assert.equal(session?.values[FIELDS.first], '  Ann ')
      assert.deepEqual(session?.values, saved.values)
      assert.equal(
        (await fixture.leadValues())?.['firstname'],
        undefined,
        'nothing on the lead before submitting',
      )
    })

    it('keeps the fields that were not sent, and what was emptied empty', async () => {
      const token = await fixture.startToken()
      await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 1,
        values: { [FIELDS.first]: 'Ann', [FIELDS.phone]: '' },
      })
      const saved = await saveAnswers(fixture.ctx, token, {
        rev: 1,
        page: 1,
        values: { [FIELDS.remark]: 'x' },
      })
      assert.equal(saved.values[FIELDS.first], 'Ann')
      assert.equal(saved.values[FIELDS.phone], '', 'the lead has a phone; the visitor took it out')
    })

    it('drops fields of other forms and read-only ones', async () => {
      const token = await fixture.startToken()
      const saved = await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 1,
        values: {
          [FIELDS.reference]: 'forged',
          firstname: 'by data field',
          [crypto.randomUUID()]: 'x',
        },
      })
      assert.deepEqual(saved.values, { [FIELDS.phone]: '0123', [FIELDS.reference]: 'R-1' })
    })

    it('answers a stale save with what is stored, and changes nothing', async () => {
      const token = await fixture.startToken()
      await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 2,
        values: { [FIELDS.first]: 'first' },
      })
      const stale = await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 1,
        values: { [FIELDS.first]: 'second' },
      })
      assert.equal(stale.ok, false)
      assert.equal(stale.rev, 1)
      assert.equal(stale.page, 2)
      assert.equal(stale.values[FIELDS.first], 'first')
    })

    it('lets one of many saves of the same rev win', async () => {
      const token = await fixture.startToken()
      const saves = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          saveAnswers(fixture.ctx, token, { rev: 0, page: 1, values: { [FIELDS.first]: `n${n}` } }),
        ),
      )
      const winners = saves.filter((save) => save.ok)
      assert.equal(winners.length, 1)
      const stored = (await readFormSession(fixture.ctx, token))?.values[FIELDS.first]
      assert.ok(saves.every((save) => save.values[FIELDS.first] === stored))
    })

    it('refuses too much, no such page, and what is no answer', async () => {
      const token = await fixture.startToken()
      const save = (values: Record<string, unknown>, page = 1) =>
        saveAnswers(fixture.ctx, token, { rev: 0, page, values: values as Record<string, string> })
      await assert.rejects(save({ [FIELDS.remark]: 'x'.repeat(10_001) }), { code: 'invalid' })
      await assert.rejects(save({ [FIELDS.remark]: { nested: true } }), { code: 'invalid' })
      await assert.rejects(save({ [FIELDS.remark]: Number.NaN }), { code: 'invalid' })
      await assert.rejects(save({ [FIELDS.remark]: null }), { code: 'invalid' })
      for (const page of [0, 3, 1.5]) await assert.rejects(save({}, page), { code: 'invalid' })
      assert.equal((await readFormSession(fixture.ctx, token))?.rev, 0)
    })

    it('stores text that PostgreSQL would refuse without its unstorable parts', async () => {
      const token = await fixture.startToken()
      const saved = await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 1,
        values: { [FIELDS.first]: 'a\0b\ud83d', [FIELDS.remark]: '👩‍🚀' },
      })
      assert.equal(saved.values[FIELDS.first], 'ab\ufffd')
      assert.equal(saved.values[FIELDS.remark], '👩‍🚀')
    })

    it('knows no other session', async () => {
      await assert.rejects(saveAnswers(fixture.ctx, 'nobody', { rev: 0, page: 1, values: {} }), {
        code: 'unknown-session',
      })
    })
  })
})
