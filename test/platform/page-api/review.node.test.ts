import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const AMOUNT = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'
const WHY = '1b6cbe3e-7d0e-4d54-9d6b-5d0a6f1f0b11'
const DAY = '2c7dcf4f-8e1f-4e65-8e7c-6e1b7f2f1c22'

const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      review: true,
      pages: [
        {
          title: 'About you',
          fields: [{ id: NAME, type: 'input', label: 'Name', dataField: 'name', required: true }],
        },
        {
          title: 'Money',
          fields: [{ id: AMOUNT, type: 'number', label: 'Amount', dataField: 'amount' }],
        },
        {
          title: 'So much',
          showWhen: { field: 'amount', operator: 'moreThan', value: 1000 },
          fields: [{ id: WHY, type: 'input', label: 'Why' }],
        },
        { title: 'When', fields: [{ id: DAY, type: 'date', label: 'Day' }] },
      ],
    },
  ],
})

const ALL = { [NAME]: 'Ada <b>', [AMOUNT]: '500', [WHY]: '', [DAY]: '2027-03-28' }
const heading = (html: string) =>
  /<section[^>]*data-page="(\d)"[^>]*aria-labelledby="[^"]*"\s*>/.exec(html)?.[1]

async function send(url: string, page: number, action: string, more: Record<string, string> = {}) {
  const answer = await fixture().post(url, {
    ...ALL,
    'sf-page': String(page),
    'sf-action': action,
    ...more,
  })
  if (answer.status !== 303) return { url: null, html: await answer.text() }
  const to = new URL(answer.headers.get('Location') ?? '', url).href
  return { url: to, html: await (await fixture().get(to)).text() }
}

/** A session whose visitor has come to the review. */
async function atReview(): Promise<string> {
  const url = await fixture().form(FORM)
  for (const page of [1, 2, 4]) await send(url, page, 'next')
  return url
}

describe('a form with a review, sent without script', () => {
  it('shows all answers in words before it is sent, and is sent from there', async () => {
    const url = await atReview()
    const html = await (await fixture().get(url, { 'Accept-Language': 'en-GB' })).text()
    assert.equal(pageState(html), 'review')
    assert.equal(heading(html), '5')
    assert.match(html, /<title>Check your answers – Plans<\/title>/)
    assert.match(html, /<dt>Name<\/dt>\s*<dd>Ada &lt;b&gt;<\/dd>/)
    assert.match(html, /<dd>28 March 2027<\/dd>/)
    assert.doesNotMatch(html, /<dt>Why<\/dt>/, 'a page that is passed over')
    const done = await send(url, 5, 'submit')
    assert.equal(pageState(done.html), 'submitted')
    assert.deepEqual(await fixture().leadValues(), { name: 'Ada <b>', amount: 500 })
  })

  it('leads to a page to change an answer, and back', async () => {
    const url = await atReview()
    const review = await (await fixture().get(url)).text()
    assert.match(review, new RegExp(`href="\\?page=1&amp;changes=1#f-${NAME}"`))
    const page = await (await fixture().get(`${url}?page=1&changes=1`)).text()
    assert.equal(heading(page), '1')
    assert.match(page, /name="sf-changes" value="1"/)
    const back = await send(`${url}?page=1&changes=1`, 1, 'next', { 'sf-changes': '1' })
    assert.equal(back.url, url)
    assert.equal(heading(back.html), '5')
  })

  it('goes by way of a page that the change calls for', async () => {
    const url = await atReview()
    const change = { 'sf-changes': '1', [AMOUNT]: '5000' }
    const more = await send(url, 2, 'next', change)
    assert.equal(more.url, `${url}?page=3&changes=1`)
    assert.equal(heading(more.html), '3')
    const back = await send(`${url}?page=3&changes=1`, 3, 'next', { ...change, [WHY]: 'Yes' })
    assert.equal(heading(back.html), '5')
    assert.match(back.html, /<dt>Why<\/dt>\s*<dd>Yes<\/dd>/)
  })

  it('keeps what was wrong on the page where it was changed', async () => {
    const url = await atReview()
    const wrong = await send(url, 1, 'next', { 'sf-changes': '1', [NAME]: '' })
    assert.equal(heading(wrong.html), '1')
    assert.match(wrong.html, /Fill in “Name”/)
    assert.match(wrong.html, /name="sf-changes" value="1"/)
  })

  it('says it in the visitor’s language, and keeps the language of the address', async () => {
    const url = await atReview()
    const html = await (await fixture().get(`${url}?lang=de`)).text()
    assert.match(html, /Prüfen Sie Ihre Antworten/)
    assert.match(html, /<dd>28\. März 2027<\/dd>/)
    assert.match(html, /href="\?lang=de&amp;page=1&amp;changes=1#/)
  })
})

describe('pages that were shown before', () => {
  it('are led to by buttons of the form, and no others', async () => {
    const url = await fixture().form(FORM)
    await send(url, 1, 'next')
    const html = await (await fixture().get(url)).text()
    assert.match(html, /<button[^>]*value="page-1"/)
    assert.doesNotMatch(html, /value="page-[2-5]"/)
    const first = await send(url, 2, 'page-1', { [AMOUNT]: '700' })
    assert.equal(heading(first.html), '1')
    assert.match(first.html, /<button[^>]*value="page-2"/)
    assert.equal((pageData(first.html)['values'] as Record<string, unknown>)[AMOUNT], '700')
    const empty = await send(url, 1, 'page-2', { [NAME]: '' })
    assert.match(empty.html, /Fill in “Name”/, 'forward as Next goes')
  })

  it('are all that can be asked for, whatever is sent', async () => {
    const url = await fixture().form(FORM)
    assert.equal(heading(await (await fixture().get(`${url}?page=4`)).text()), '1')
    assert.equal(heading((await send(url, 1, 'page-5')).html), '2')
    const body = { rev: 1, page: 5, values: {} }
    const saved = await fixture().send('PUT', `${url}/answers`, body)
    assert.equal(((await saved.json()) as { page: number }).page, 4, 'one page on')
    const beyond = await fixture().send('PUT', `${url}/answers`, { rev: 2, page: 6, values: {} })
    assert.equal(beyond.status, 400)
  })
})
