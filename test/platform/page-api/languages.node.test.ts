import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { texts as german } from '../../../src/texts/booking/de.ts'
import { texts as germanForm } from '../../../src/texts/form/de.ts'
import { texts as arabicForm } from '../../../src/texts/form/ar.ts'
import { texts as germanStates } from '../../../src/texts/states/de.ts'
import { pageFixture, SITE } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const TYPE = '51cd30ec-17f6-4bd1-bc1c-a1b1d1cbd2c6'
const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      pages: [
        { title: 'One', fields: [{ type: 'input', label: 'Name', required: true }] },
        { title: 'Two', fields: [{ type: 'input', label: 'More' }] },
      ],
    },
  ],
  hosts: [{ name: 'Ada', timeZone: 'Europe/London', availability: [] }],
  appointmentTypes: [{ id: TYPE, title: 'Call', duration: 90, hosts: ['Ada'] }],
})

const htmlOf = async (url: string, headers: Record<string, string> = {}) =>
  (await fixture().get(url, headers)).text()

describe('the language of a hosted page', () => {
  it('is the first of the accepted ones that we have', async () => {
    const url = await fixture().appointment(TYPE)
    const html = await htmlOf(url, { 'Accept-Language': 'fi, de-AT;q=0.8, en;q=0.9;x, fr;q=0' })
    assert.match(html, /<html +lang="en" dir="ltr"/)
    const austrian = await htmlOf(url, { 'Accept-Language': 'fi,fr;q=0,de-AT;q=0.8,en;q=0.7' })
    assert.match(austrian, /<html +lang="de" dir="ltr"/)
    assert.match(austrian, /1 Stunde, 30 Minuten/)
    assert.ok(austrian.includes(german.with.replace('{host}', 'Ada')))
    assert.match(austrian, /rel="modulepreload" href="\/assets\/booking-de.js"/)
  })

  it('is what the address asks for before that', async () => {
    const url = await fixture().form(FORM)
    const html = await htmlOf(`${url}?lang=ar`, { 'Accept-Language': 'de' })
    assert.match(html, /<html +lang="ar" dir="rtl"/)
    assert.ok(html.includes(arabicForm.next))
    assert.match(html, new RegExp(arabicForm.progress.replace(/\{\w+\}/g, '\u2068[12١٢]\u2069')))
  })

  it('is English where it is none of ours, or no language at all', async () => {
    const url = await fixture().form(FORM)
    for (const accepted of ['', 'fi', '*', 'de_DE', ',;q', 'en-'.repeat(9999), '<script>']) {
      // oxlint-disable-next-line no-await-in-loop -- one page, asked time and again
      assert.match(await htmlOf(url, { 'Accept-Language': accepted }), /<html +lang="en"/, accepted)
    }
    assert.match(await htmlOf(`${url}?lang=%22%3E`), /<html +lang="en"/)
  })

  it('is kept without script, in what is wrong and from page to page', async () => {
    const url = `${await fixture().form(FORM)}?lang=de`
    const refused = await fixture().post(url, { 'sf-action': 'next', 'sf-page': '1' })
    assert.equal(refused.status, 422)
    const html = await refused.text()
    assert.ok(html.includes(germanForm.problems.one ?? ''))
    assert.ok(html.includes(germanForm.required.replace('{label}', 'Name')))
    assert.match(html, /<title>Problem: One/)
    const form = await htmlOf(url)
    const [, name = ''] = /name="([0-9a-f-]{36})"/.exec(form) ?? []
    const sent = await fixture().post(url, { 'sf-action': 'next', 'sf-page': '1', [name]: 'Ada' })
    assert.equal(sent.status, 303)
    assert.match(sent.headers.get('Location') ?? '', /\?lang=de$/)
  })

  it('is that of what went wrong', async () => {
    const answer = await fixture().get(`${SITE}/journeys/run/1/no-such`, {
      'Accept-Language': 'de',
    })
    assert.ok((await answer.text()).includes(germanStates.notFound))
  })

  it('is that of problems and thanks for the script of a page', async () => {
    const url = await fixture().form(FORM)
    const answer = await fixture().raw(`${url}/submit`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        'Accept-Language': 'de',
      },
      body: JSON.stringify({ submitKey: 'k', rev: 0, values: {} }),
    })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Füllen Sie „Name“ aus/)
  })
})
