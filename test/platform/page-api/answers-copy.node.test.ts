import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { copyForm, FIELDS } from '../sessions/answers-mails/copy-form.ts'
import { pageFixture } from './page-fixture.ts'

const FORM = '3c594a1c-72db-4990-a63f-8d5139a5e4e1'
const ANN = 'ann@example.test'

const fixture = pageFixture({ leads: [{ number: '1' }], forms: [{ ...copyForm, id: FORM }] })

describe('a copy of answers', () => {
  const languages = () =>
    fixture()
      .ctx.db.selectFrom('answers_mail')
      .select(['words', 'locale'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute()

  it('is in the language of the page that sent them', async () => {
    fixture().ctx.sendsMail = true
    const url = await fixture().form(FORM)
    const submit = {
      submitKey: 'k',
      rev: 0,
      values: {
        [FIELDS.email]: ANN,
        [FIELDS.copy]: true,
        [FIELDS.signed]: { name: 'Ann', drawing: '' },
      },
    }
    const answer = await fixture().send('POST', `${url}/submit?lang=de-AT`, submit)
    assert.equal(answer.status, 200, await answer.text())
    assert.deepEqual(await languages(), [{ words: 'de', locale: 'de-AT' }])
  })

  it('is so without script, too', async () => {
    fixture().ctx.sendsMail = true
    const url = await fixture().form(FORM)
    const answer = await fixture().post(`${url}?lang=en-IE`, {
      'sf-page': '2',
      'sf-action': 'submit',
      'sf-submit-key': 'k',
      [FIELDS.email]: ANN,
      [FIELDS.copy]: 'on',
    })
    assert.equal(answer.status, 200, await answer.text())
    assert.deepEqual(await languages(), [{ words: 'en', locale: 'en-IE' }])
  })
})
