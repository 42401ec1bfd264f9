import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NOTES = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'
const CONSENT = '1b6cbe3e-7d0e-4d54-9d6b-5d0a6f1f0b11'

const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      closesAfterMinutes: 60,
      pages: [
        {
          title: 'About you',
          fields: [{ id: NAME, type: 'input', label: 'Name', dataField: 'name', required: true }],
        },
        {
          title: 'More',
          fields: [
            { id: NOTES, type: 'textarea', label: 'Notes', dataField: 'notes', maxLength: 20 },
            { id: CONSENT, type: 'checkbox', label: 'I agree', dataField: 'ok', required: true },
          ],
        },
      ],
    },
  ],
})

const follow = async (url: string, answer: Response) => {
  assert.equal(answer.status, 303)
  const location = new URL(answer.headers.get('Location') ?? '', url).href
  assert.equal(location, url)
  return (await fixture().get(location)).text()
}

describe('a form sent without script', () => {
  it('goes forward, back and is submitted', async () => {
    const url = await fixture().form(FORM)
    const first = { 'sf-page': '1', 'sf-rev': '0', 'sf-submit-key': 'key', [NAME]: 'Ada' }
    const next = await follow(url, await fixture().post(url, { ...first, 'sf-action': 'next' }))
    assert.match(next, /Page 2 of 2/)

    const second = { ...first, 'sf-page': '2', [NOTES]: 'one\r\ntwo' }
    const back = await follow(url, await fixture().post(url, { ...second, 'sf-action': 'back' }))
    assert.match(back, /Page 1 of 2/)
    assert.match(back, /one\ntwo/)

    const all = { ...second, [CONSENT]: 'on', 'sf-action': 'submit' }
    const done = await fixture().post(url, all)
    assert.equal(done.status, 200)
    assert.equal(pageState(await done.text()), 'submitted')
    assert.deepEqual(await fixture().leadValues(), { name: 'Ada', notes: 'one\ntwo', ok: true })

    const again = await fixture().post(url, all)
    assert.equal(pageState(await again.text()), 'submitted', 'a reload sends the same key')
    const other = await fixture().post(url, { ...all, 'sf-submit-key': 'another' })
    assert.equal(pageState(await other.text()), 'closed')
  })

  it('shows what is wrong and keeps what was typed', async () => {
    const url = await fixture().form(FORM)
    const long = 'much longer than twenty characters'
    const sent = { 'sf-page': '2', 'sf-action': 'submit', [NAME]: ' ', [NOTES]: long }
    const answer = await fixture().post(url, sent)
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, /Page 1 of 2/, 'the first page that has a problem')
    assert.match(html, /<title>Problem: /)
    assert.ok(html.includes(long))
    assert.match(html, new RegExp(`<a +href="#f-${NAME}"[^>]*>Fill in “Name”`))
    assert.match(html, new RegExp(`id="f-${NAME}"[^>]*`))
    assert.match(html, / aria-invalid="true"/)
    assert.match(html, /Shorten this to 20 characters or fewer/)
  })

  it('checks the page that Next leaves, and not the ones to come', async () => {
    const url = await fixture().form(FORM)
    const empty = await fixture().post(url, { 'sf-page': '1', 'sf-action': 'next', [NAME]: '' })
    assert.equal(empty.status, 422)
    const filled = { 'sf-page': '1', 'sf-action': 'continue', [NAME]: 'Ada' }
    assert.match(await follow(url, await fixture().post(url, filled)), /Page 2 of 2/)
  })

  it('is refused from another site, in another type, and when it is too large', async () => {
    const url = await fixture().form(FORM)
    const body = new URLSearchParams({ 'sf-action': 'next', [NAME]: 'Ada' })
    const foreign = await fixture().raw(url, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
      body,
    })
    assert.equal(foreign.status, 403)
    assert.equal(pageState(await foreign.text()), 'error')
    assert.equal((await fixture().send('POST', url, {})).status, 415)
    const large = await fixture().post(url, { [NAME]: 'a'.repeat(300_000) })
    assert.equal(large.status, 413)
    assert.match(await large.text(), /This could not be sent/)
  })

  it('says that the time has run out', async () => {
    const url = await fixture().form(FORM)
    fixture().ctx.clock.passMinutes(61)
    const late = { 'sf-page': '2', 'sf-action': 'submit', [NAME]: 'Ada', [CONSENT]: 'on' }
    assert.equal(pageState(await (await fixture().post(url, late)).text()), 'expired')
  })
})
