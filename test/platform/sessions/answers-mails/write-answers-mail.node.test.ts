import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeAnswersMail } from '../../../../src/platform/sessions/answers-mails/write-answers-mail.ts'
import { LANGUAGES } from '../../../../src/texts/languages.ts'
import { copyForm, FIELDS } from './copy-form.ts'

const values = {
  [FIELDS.name]: 'Ada <i>\nLovelace',
  [FIELDS.email]: 'ada@example.test',
  [FIELDS.copy]: true,
  [FIELDS.reference]: 'R-1',
  [FIELDS.source]: 'canary-source',
  [FIELDS.size]: 'l',
  [FIELDS.price]: 1000.5,
  [FIELDS.gift]: 'canary-gift',
  [FIELDS.photo]: [{ id: 'canary-id', name: 'me "1".png', size: 5, type: 'image/png' }],
  [FIELDS.signed]: { name: 'Ada Lovelace', drawing: 'M1 1L2 2' },
}

describe('the copy of answers', () => {
  it('says what the review says, as plain text', () => {
    const { subject, text } = writeAnswersMail(copyForm, values, { words: 'en', locale: 'en-IE' })
    assert.equal(subject, 'A copy of your answers: Order a hat')
    assert.equal(
      text,
      `A copy of your answers

Order a hat

About you
---------

Name & <b>
  Ada <i>
  Lovelace

Email
  ada@example.test

Send me a copy
  Yes

Reference
  R-1

The hat
-------

Size
  Large

Price
  1,000.5

With tax
  €1,200.60

Photo
  me "1".png

Signed by
  Ada Lovelace

You get this e-mail because this address was entered in the form. If that was not you, you can ignore it.
`,
    )
  })

  it('says the same as HTML, in which answers are text', () => {
    const { html } = writeAnswersMail(copyForm, values, { words: 'en', locale: 'en-IE' })
    assert.match(html, /<html lang="en" dir="ltr">/)
    assert.match(html, /Name &amp; &lt;b&gt;<\/dt>\n<dd[^>]*><bdi>Ada &lt;i&gt;<br>Lovelace<\/bdi>/)
    assert.match(html, /me &quot;1&quot;\.png/)
    assert.doesNotMatch(html, /canary|<i>|M1 1|https?:/)
  })

  it('is in the language in which the form was read', () => {
    const { subject, text } = writeAnswersMail(copyForm, values, { words: 'de', locale: 'de-AT' })
    assert.equal(subject, 'Eine Kopie Ihrer Antworten: Einen Hut bestellen')
    assert.match(text, /Der Hut\n-------\n\nGröße\n {2}Groß\n/)
    assert.match(text, /Eine Kopie an mich\n {2}Ja\n/)
    assert.match(text, /Mit Steuer\n {2}€\s1[\s.]200,60\n/)
  })

  it('says in which language the words of the form are, where its own are others', () => {
    const farsi = { ...copyForm, title: 'کلاه', language: 'fa' }
    const { html } = writeAnswersMail(farsi, values, { words: 'fa', locale: 'fr' })
    assert.match(html, /<html lang="fr" dir="ltr">/)
    assert.match(html, /<span lang="fa" dir="rtl">کلاه<\/span>/)
    assert.match(html, /<bdi><span lang="fa" dir="rtl">Large<\/span><\/bdi>/)
    assert.match(html, /<bdi>Oui<\/bdi>/)
  })

  it('names what was not answered, and nothing that nobody could answer', () => {
    const { text } = writeAnswersMail(
      copyForm,
      { [FIELDS.email]: 'ada@example.test' },
      { words: null, locale: 'en-GB' },
    )
    assert.match(text, /Size\n {2}Not answered\n/)
    assert.doesNotMatch(text, /Reference|Shop|With tax|Source|Gift/)
  })

  it('has a subject of one line, and a text in each language', () => {
    const form = { ...copyForm, title: 'A\r\nBcc: x@example.test' }
    const subjects = LANGUAGES.map((locale) => {
      const { subject, html, text } = writeAnswersMail(form, values, { words: 'en', locale })
      assert.doesNotMatch(subject, /[\r\n]/)
      assert.doesNotMatch(html + text, /undefined|\{\w+\}/)
      return subject
    })
    assert.equal(new Set(subjects).size, LANGUAGES.length - 1, 'Chinese has one in both scripts')
  })
})
