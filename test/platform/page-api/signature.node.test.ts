import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const SIGNED = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const DRAWING = 'M10 20L30 40'

const fixture = pageFixture({
  leads: [{ number: '1', values: { signed: 'Somebody else' } }, { number: '2' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Contract',
      review: true,
      pages: [
        {
          title: 'Sign',
          fields: [
            {
              id: SIGNED,
              type: 'signature',
              label: 'I agree',
              dataField: 'signed',
              required: true,
            },
          ],
        },
      ],
    },
  ],
})

const save = (url: string, signature: unknown, rev = 0) =>
  fixture().send('PUT', `${url}/answers`, { rev, page: 1, values: { [SIGNED]: signature } })

const stored = async (url: string) =>
  (pageData(await (await fixture().get(url)).text())['values'] as Record<string, unknown>)[SIGNED]

describe('a signature', () => {
  it('is nobody else’s: what the lead holds does not stand there', async () => {
    const url = await fixture().form(FORM)
    assert.equal(await stored(url), undefined)
  })

  it('is kept with what was drawn, shown in the review and put on the lead by name', async () => {
    const url = await fixture().form(FORM, '2')
    const given = { name: 'Ada <i>', drawing: DRAWING }
    assert.equal((await save(url, given)).status, 200)
    assert.deepEqual(await stored(url), given)
    const html = await (await fixture().get(`${url}?lang=de`)).text()
    assert.match(html, /name="[\w-]+\.name"[^>]*value="Ada &lt;i&gt;"/)
    assert.match(html, /aria-label="Gezeichnete Unterschrift"[^>]*>\s*<path +d="M10 20L30 40"/)
    assert.match(html, /<dd>Ada &lt;i&gt;<svg/)
    const body = { submitKey: 'k', rev: 1, values: { [SIGNED]: given } }
    assert.equal((await fixture().send('POST', `${url}/submit`, body)).status, 200)
    assert.deepEqual(await fixture().leadValues('2'), { signed: 'Ada <i>' })
  })

  it('has no drawing that could be anything but lines', async () => {
    const url = await fixture().form(FORM)
    const hostile = [
      'M0 0"/><script>alert(1)</script>',
      'M1 1L2 2'.repeat(9000),
      'url(//x.example)',
    ]
    for (const [rev, drawing] of hostile.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      assert.equal((await save(url, { name: 'Ada', drawing }, rev)).status, 200)
      // oxlint-disable-next-line no-await-in-loop
      assert.deepEqual(await stored(url), { name: 'Ada' })
    }
    assert.doesNotMatch(await (await fixture().get(url)).text(), /<script>alert|x\.example/)
  })

  it('has to have a name', async () => {
    const url = await fixture().form(FORM)
    const values = { [SIGNED]: { name: ' ', drawing: DRAWING } }
    const refused = await fixture().send('POST', `${url}/submit`, {
      submitKey: 'k',
      rev: 0,
      values,
    })
    assert.equal(refused.status, 422)
    const { errors } = (await refused.json()) as { errors: { code: string; message: string }[] }
    assert.deepEqual(
      errors.map(({ code, message }) => [code, message]),
      [['required', 'Fill in “I agree”.']],
    )
  })

  it('is typed where no script runs, and what was drawn before stays', async () => {
    const url = await fixture().form(FORM)
    await save(url, { name: 'A', drawing: DRAWING })
    const sent = {
      'sf-page': '1',
      'sf-action': 'next',
      [`${SIGNED}.name`]: 'Ada',
      [`${SIGNED}.drawing`]: DRAWING,
    }
    assert.equal((await fixture().post(url, sent)).status, 303)
    assert.deepEqual(await stored(url), { name: 'Ada', drawing: DRAWING })
    const html = await (await fixture().get(url)).text()
    assert.equal(pageState(html), 'review')
    const done = await fixture().post(url, { ...sent, 'sf-page': '2', 'sf-action': 'submit' })
    assert.equal(pageState(await done.text()), 'submitted')
    assert.deepEqual(await fixture().leadValues(), { signed: 'Ada' })
  })
})
