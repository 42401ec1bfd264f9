import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { formReceipt } from '../../../src/platform/sessions/form-receipt.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FormSessionFixture } from './form-session-fixture.ts'
import { FIELDS } from './form-file.ts'

onBothDatabases('submitting forms', (db) => {
  const fixture = new FormSessionFixture(db)

  describe('submitForm', () => {
    const answers = {
      [FIELDS.first]: 'Ann',
      [FIELDS.phone]: '',
      [FIELDS.consent]: true,
      [FIELDS.remark]: 'hello',
    }

    it('closes the session and puts the values on the lead by data field', async () => {
      const token = await fixture.startToken()
      await saveAnswers(fixture.ctx, token, {
        rev: 0,
        page: 2,
        values: { [FIELDS.first]: 'draft' },
      })
      fixture.ctx.clock.passMinutes(3)
      const { session } = await submitForm(fixture.ctx, token, { submitKey: 'k1', values: answers })
      assert.equal(session.state, 'complete')
      assert.deepEqual(session.completedAt, fixture.ctx.now())
      assert.deepEqual(session.values, { ...answers, [FIELDS.reference]: 'R-1' })
      assert.deepEqual(await readFormSession(fixture.ctx, token), session)
      assert.deepEqual(await fixture.leadValues(), {
        firstname: 'Ann',
        consent: true,
        ref: 'R-1',
        city: 'Leeds',
      })
    })

    it('signs a receipt that says so and no more', async () => {
      const token = await fixture.startToken()
      const { receipt, session } = await submitForm(fixture.ctx, token, {
        submitKey: 'k',
        values: answers,
      })
      const { payload, protectedHeader } = await jwtVerify(
        receipt,
        createLocalJWKSet(await fixture.ctx.keys.jwks()),
        { typ: 'sessionframe-receipt+jwt' },
      )
      assert.equal(protectedHeader.alg, 'EdDSA')
      assert.deepEqual(payload, {
        sid: session.id,
        outcome: 'form',
        iat: Math.floor(fixture.ctx.clock.at / 1000),
      })
    })

    it('gives the same answer to the same key, also later, and refuses another', async () => {
      const token = await fixture.startToken()
      const first = await submitForm(fixture.ctx, token, { submitKey: 'k', values: answers })
      fixture.ctx.clock.passMinutes(60)
      const again = await submitForm(fixture.ctx, token, {
        submitKey: 'k',
        values: { [FIELDS.first]: 'other' },
      })
      assert.deepEqual(again, first)
      assert.equal(await formReceipt(fixture.ctx, again.session), first.receipt)
      assert.equal((await fixture.leadValues())?.['firstname'], 'Ann')
      await assert.rejects(
        submitForm(fixture.ctx, token, { submitKey: 'other', values: answers }),
        {
          code: 'closed',
        },
      )
      await assert.rejects(saveAnswers(fixture.ctx, token, { rev: 1, page: 1, values: {} }), {
        code: 'closed',
      })
    })

    it('answers 50 submissions of one key alike', async () => {
      const token = await fixture.startToken()
      const all = await Promise.all(
        Array.from({ length: 50 }, () =>
          submitForm(fixture.ctx, token, { submitKey: 'k', values: answers }),
        ),
      )
      assert.equal(new Set(all.map(({ receipt }) => receipt)).size, 1)
      assert.equal((await readFormSession(fixture.ctx, token))?.rev, 1)
    })

    it('lets one of 50 submissions with keys of their own win', async () => {
      const token = await fixture.startToken()
      const all = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) =>
          submitForm(fixture.ctx, token, {
            submitKey: `k${n}`,
            values: { [FIELDS.first]: `n${n}` },
          }),
        ),
      )
      const won = all.flatMap((one, n) => (one.status === 'fulfilled' ? [n] : []))
      assert.equal(won.length, 1)
      assert.equal((await fixture.leadValues())?.['firstname'], `n${won[0]}`)
      for (const one of all) if (one.status === 'rejected') assert.equal(one.reason.code, 'closed')
    })

    it('keeps what two sessions of one lead submit at once', async () => {
      const [one, two] = [await fixture.startToken(), await fixture.startToken()]
      await Promise.all([
        submitForm(fixture.ctx, one, { submitKey: 'k', values: { [FIELDS.first]: 'Ann' } }),
        submitForm(fixture.ctx, two, { submitKey: 'k', values: { [FIELDS.phone]: '777' } }),
      ])
      assert.deepEqual(await fixture.leadValues(), {
        firstname: 'Ann',
        phone1: '777',
        ref: 'R-1',
        city: 'Leeds',
      })
    })

    it('leaves session and lead as they were when it fails', async () => {
      const token = await fixture.startToken()
      const before = await readFormSession(fixture.ctx, token)
      await assert.rejects(submitForm(fixture.ctx, token, { submitKey: '', values: answers }), {
        code: 'invalid',
      })
      await assert.rejects(
        submitForm(fixture.ctx, token, {
          submitKey: 'k',
          values: { [FIELDS.remark]: 'x'.repeat(10_001) },
        }),
        { code: 'invalid' },
      )
      assert.deepEqual(await readFormSession(fixture.ctx, token), before)
      assert.equal((await fixture.leadValues())?.['firstname'], undefined)
    })
  })
})
