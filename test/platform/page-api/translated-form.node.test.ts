import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { texts as german } from '../../../src/texts/form/de.ts'
import { texts as english } from '../../../src/texts/form/en.ts'
import { pageData, pageFixture } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const PLAIN = '40594a1c-72db-4990-a63f-8d5139a5e4e1'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const COLOUR = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'
const TERMS = '1b6cbe3e-7d0e-4d54-9d6b-5d0a6f1f0b11'

const pages = [
  {
    title: 'About you',
    fields: [
      {
        id: NAME,
        type: 'input' as const,
        label: 'Name',
        help: 'In full',
        required: true,
        pattern: '[A-Z].*',
        patternHelp: 'Begin with a capital.',
      },
      {
        id: COLOUR,
        type: 'select' as const,
        label: 'Colour',
        dataField: 'colour',
        options: [{ value: 'r', label: 'Red <i>' }],
      },
      { id: TERMS, type: 'consent' as const, label: 'I agree', content: '<p>Our terms</p>' },
    ],
  },
]
const words = (title: string, page: string, said: string[]) => ({
  title,
  pages: { 'About you': page },
  fields: {
    [NAME]: { label: said[0] ?? '', help: said[1] ?? '', patternHelp: said[2] ?? '' },
    colour: { label: said[3] ?? '', options: { r: said[4] ?? '' } },
    [TERMS]: { label: said[5] ?? '', content: said[6] ?? '' },
  },
  thankYou: { title: said[7] ?? '', text: said[8] ?? '' },
})
const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      language: 'en',
      review: true,
      pages,
      thankYou: { title: 'Thanks', text: 'We call.' },
      translations: {
        de: words('Pläne', 'Über Sie', [
          'Ihr Name',
          'Vollständig',
          'Groß beginnen.',
          'Farbe',
          'Rot <b>',
          'Ja, gern',
          '<p>Bedingungen</p><script>x()</script>',
          'Danke',
          'Wir rufen an.',
        ]),
        fa: words('برنامه', 'شما', [
          'نام',
          'کامل',
          'بزرگ',
          'رنگ',
          'سرخ',
          'بله',
          '<p>شرایط</p>',
          'سپاس',
          'زنگ',
        ]),
      },
    },
    { id: PLAIN, name: 'PLAIN', title: 'Planer', language: 'sv', pages },
  ],
})

const htmlOf = async (url: string, headers: Record<string, string> = {}) =>
  (await fixture().get(url, headers)).text()
const own = (text: string) => new RegExp(`<span +data-sf-words>${text}</span>`)

describe('a form with translations', () => {
  it('is wholly in the visitor’s language, and the page with it', async () => {
    const url = await fixture().form(FORM)
    const html = await htmlOf(url, { 'Accept-Language': 'fr, de-AT;q=0.8, en;q=0.5' })
    assert.match(html, /<html +lang="de" dir="ltr"/)
    assert.match(html, /<title>Über Sie – Pläne<\/title>/)
    for (const text of ['Pläne', 'Über Sie', 'Ihr Name', 'Vollständig', 'Farbe', 'Ja, gern']) {
      assert.match(html, own(text))
    }
    assert.match(html, /<option\s+value="r"\s+data-sf-words\s*>\s*Rot &lt;b&gt;\s*<\/option>/)
    assert.match(html, /data-sf-words>\s*<p>Bedingungen<\/p>\s*<\/div>/)
    assert.ok(html.includes(german.next))
    for (const text of ['About you', 'In full', 'Red', 'Our terms', 'برنامه']) {
      assert.ok(!html.includes(text), text)
    }
  })

  it('sends the texts of one language, and says which others there are', async () => {
    const data = pageData(await htmlOf(`${await fixture().form(FORM)}?lang=de`))
    assert.equal(data['words'], 'de')
    assert.deepEqual(data['languages'], ['en', 'de', 'fa'])
    const form = JSON.stringify(data['form'])
    assert.match(form, /Ihr Name/)
    assert.doesNotMatch(form, /In full|translations|کامل/)
  })

  it('is in its own language where it has none that is wanted, and so is the page', async () => {
    const html = await htmlOf(`${await fixture().form(FORM)}?lang=he`, { 'Accept-Language': 'fr' })
    assert.match(html, /<html +lang="en" dir="ltr"/)
    assert.ok(html.includes(english.next))
    assert.match(html, own('In full'))
  })

  it('says what is in which language where the page has not the form’s', async () => {
    const html = await htmlOf(`${await fixture().form(FORM)}?lang=fa`, { 'Accept-Language': 'de' })
    assert.match(html, /<html +lang="de" dir="ltr"/)
    assert.match(html, /<span +data-sf-words lang="fa" dir="rtl">نام<\/span>/)
    assert.match(html, /<option\s+value="r"\s+data-sf-words lang="fa" dir="rtl"\s*>/)
    const swedish = await htmlOf(await fixture().form(PLAIN), { 'Accept-Language': 'de' })
    assert.match(swedish, /<html +lang="de"/)
    assert.match(swedish, /<span +data-sf-words lang="sv" dir="ltr">Name<\/span>/)
  })

  it('says so of what is wrong in the form’s own words too, in the list and beside the question', async () => {
    const url = `${await fixture().form(FORM)}?lang=fa`
    const sent = { 'sf-action': 'next', 'sf-page': '1', [NAME]: 'ada' }
    const html = await (await fixture().post(url, sent)).text()
    const said = [...html.matchAll(/<span +lang="fa" dir="rtl">([^<]+)<\/span>/g)]
    assert.deepEqual(new Set(said.map(([, text]) => text)).size, 1)
    assert.equal(said.length, 2)
  })

  it('refuses, reviews and thanks in it, and keeps the same values', async () => {
    const url = `${await fixture().form(FORM)}?lang=de`
    const step = { 'sf-action': 'next', 'sf-page': '1', [COLOUR]: 'r', [TERMS]: 'on' }
    const refused = await (await fixture().post(url, { ...step, [NAME]: '' })).text()
    assert.ok(refused.includes(german.required.replace('{label}', 'Ihr Name')))
    const odd = await (await fixture().post(url, { ...step, [NAME]: 'ada' })).text()
    assert.ok(odd.includes('Groß beginnen.'))
    const all = { ...step, [NAME]: 'Ada' }
    await fixture().post(url, all)
    const review = await htmlOf(url)
    assert.match(review, own('Rot &lt;b&gt;'))
    assert.ok(review.includes(german.review))
    const sent = await fixture().post(url, { ...all, 'sf-action': 'submit', 'sf-page': '2' })
    const html = await sent.text()
    assert.match(html, own('Danke'))
    assert.match(html, own('Wir rufen an.'))
    assert.equal((await fixture().leadValues())['colour'], 'r')
  })

  it('answers its script in it', async () => {
    const url = await fixture().form(FORM)
    const submit = async (values: object, language: string) => {
      const answer = await fixture().raw(`${url}/submit`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Sec-Fetch-Site': 'same-origin',
          'Accept-Language': language,
        },
        body: JSON.stringify({ submitKey: 'k', rev: 0, values }),
      })
      return answer.text()
    }
    assert.match(await submit({}, 'de,en'), /Ihr Name/)
    assert.match(await submit({ [NAME]: 'Ada' }, 'fa,en'), /سپاس/)
  })
})
