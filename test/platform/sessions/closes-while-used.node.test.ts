import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FIELDS, formFile } from './form-file.ts'
import { FormSessionFixture } from './form-session-fixture.ts'

const HOUR = 60

onBothDatabases('a form that closes', (db) => {
  const fixture = new FormSessionFixture(db)

  describe('while somebody fills it in', () => {
    async function open() {
      await fixture.useFile(formFile({ closesAfterMinutes: 2 * HOUR }))
      const { ctx } = fixture
      const token = await fixture.startToken()
      let rev = 0
      /** Types, and says how many minutes it is open from now on. */
      const type = async (text: string) => {
        const values = { [FIELDS.first]: text }
        const saved = await saveAnswers(ctx, token, { rev, page: 1, values })
        rev = saved.rev
        return left()
      }
      const left = async () => {
        const session = await readFormSession(ctx, token)
        return ((session?.closesAt?.getTime() ?? NaN) - ctx.now().getTime()) / 60_000
      }
      const look = () => saveAnswers(ctx, token, { rev, page: 1, values: {} })
      return { type, left, look }
    }

    it('closes when its form says, until the last half hour', async () => {
      const { type } = await open()
      assert.equal(await type('A'), 120)
      fixture.ctx.clock.passMinutes(90)
      assert.equal(await type('An'), 30)
    })

    it('stays open half an hour from the last answer on, and not for a look', async () => {
      const { type, left, look } = await open()
      fixture.ctx.clock.passMinutes(119)
      assert.equal(await type('A'), 30)
      fixture.ctx.clock.passMinutes(29)
      await look()
      assert.equal(await left(), 1)
      assert.equal(await type('An'), 30)
      fixture.ctx.clock.passMinutes(30)
      await assert.rejects(type('Ann'), { code: 'expired' })
    })

    it('closes a day later at the latest', async () => {
      const { type, left } = await open()
      fixture.ctx.clock.passMinutes(110)
      for (let n = 0; n < 72; n++) {
        await type(`${n}`)
        fixture.ctx.clock.passMinutes(20)
      }
      assert.equal(await left(), 10)
      assert.equal(await type('last'), 10)
    })
  })
})
