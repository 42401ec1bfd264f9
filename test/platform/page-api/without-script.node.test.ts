import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

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

/** What a browser would send of a page, but for the buttons. */
function controlsOf(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input\b[^>]*>|<textarea\b[^>]*>\n([^<]*)<\/textarea>/g)
  const sent: Record<string, string> = {}
  for (const [tag, typed] of inputs) {
    const [, name = ''] = /\bname="([^"]*)"/.exec(tag) ?? []
    const [, value = ''] = /\bvalue="([^"]*)"/.exec(tag) ?? []
    const isLeft = tag.includes('type="checkbox"') && !/ checked\b/.test(tag)
    if (name !== '' && !isLeft) sent[name] = typed ?? value
  }
  return sent
}

const stored = async (url: string) =>
  pageData(await (await fixture().get(url)).text())['values'] as Record<string, unknown>

describe('a form in two windows without script', () => {
  const windows = async () => {
    const url = await fixture().form(FORM)
    const html = await (await fixture().get(url)).text()
    return { url, one: controlsOf(html), two: controlsOf(html) }
  }
  const send = (url: string, controls: Record<string, string>, action: string) =>
    fixture().post(url, { ...controls, 'sf-action': action })

  it('takes over what was answered in the other, and says so before it goes on', async () => {
    const { url, one, two } = await windows()
    assert.equal((await send(url, { ...one, [NAME]: 'Ada' }, 'next')).status, 303)
    const met = await send(url, { ...two, 'sf-page': '2', [NOTES]: 'from two' }, 'submit')
    assert.equal(met.status, 409)
    const html = await met.text()
    assert.match(html, /from another window or device too\. Taken over from there: Name\./)
    assert.match(html, /Nothing was sent yet/)
    assert.match(html, /Page 2 of 2/)
    const controls = controlsOf(html)
    assert.deepEqual([controls[NAME], controls[NOTES]], ['Ada', 'from two'])
    assert.deepEqual(await stored(url), { [NAME]: 'Ada', [NOTES]: 'from two', [CONSENT]: false })
    const done = await send(url, { ...controls, [CONSENT]: 'on' }, 'submit')
    assert.equal(pageState(await done.text()), 'submitted')
    const { name, notes } = await fixture().leadValues()
    assert.deepEqual([name, notes], ['Ada', 'from two'])
  })

  it('shows both where both have answered, and writes over neither unasked', async () => {
    const { url, one, two } = await windows()
    await send(url, { ...one, [NAME]: 'Ada <1>' }, 'next')
    const met = await send(url, { ...two, [NAME]: 'Grace' }, 'next')
    assert.equal(met.status, 409)
    const html = await met.text()
    assert.match(html, /Answered differently in another window/)
    assert.match(html, /<dt>Name<\/dt>\s*<dd>Ada &lt;1&gt;<\/dd>/)
    assert.equal(controlsOf(html)[NAME], 'Grace')
    assert.equal((await stored(url))[NAME], 'Ada <1>')
    // A third answer meanwhile is met again.
    const other = controlsOf(await (await fixture().get(url)).text())
    await send(url, { ...other, [NAME]: 'Edsger' }, 'next')
    const again = await send(url, controlsOf(html), 'next')
    assert.equal(again.status, 409)
    const last = controlsOf(await again.text())
    assert.equal((await send(url, last, 'next')).status, 303)
    assert.equal((await stored(url))[NAME], 'Grace')
  })

  it('goes on where both have answered the same, and where nothing else has changed', async () => {
    const { url, one, two } = await windows()
    await send(url, { ...one, [NAME]: 'Ada' }, 'next')
    assert.equal((await send(url, { ...two, [NAME]: 'Ada' }, 'next')).status, 303)
    const html = await (await fixture().get(url)).text()
    assert.equal((await send(url, { ...controlsOf(html), [NAME]: '' }, 'back')).status, 303)
    assert.equal((await stored(url))[NAME], '')
  })

  it('loses none of what is sent at once', async () => {
    const { url, one } = await windows()
    const [first, second] = await Promise.all([
      send(url, { ...one, [NAME]: 'Mary' }, 'next'),
      send(url, { ...one, [NAME]: 'Grace' }, 'next'),
    ])
    assert.equal(first.status + second.status, 303 + 409)
    const html = await (first.status === 409 ? first : second).text()
    const names = [controlsOf(html)[NAME], /<dt>Name<\/dt>\s*<dd>(\w+)<\/dd>/.exec(html)?.[1]]
    assert.deepEqual(new Set(names), new Set(['Mary', 'Grace']))
  })
})

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
