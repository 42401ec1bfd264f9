import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { durationInWords } from '../../src/texts/duration.ts'
import { directionOf, languageOf } from '../../src/texts/languages.ts'
import { fill, plural } from '../../src/texts/text.ts'

describe('languageOf', () => {
  it('finds ours for a tag, whatever its variety', () => {
    const found = ['de-AT', 'PT-br', 'zh', 'zh-CN', 'zh-TW', 'zh-Hant-HK', 'en'].map(languageOf)
    assert.deepEqual(found, ['de', 'pt', 'zh', 'zh', 'zh-Hant', 'zh-Hant', 'en'])
  })

  it('has none for the others', () => {
    for (const tag of ['fi', '', '*', 'den', 'x-klingon', '__proto__']) {
      assert.equal(languageOf(tag), null, tag)
    }
  })
})

describe('directionOf', () => {
  it('is right to left for Arabic and Hebrew', () => {
    assert.deepEqual((['ar', 'he', 'ja'] as const).map(directionOf), ['rtl', 'rtl', 'ltr'])
  })
})

describe('fill', () => {
  it('puts values in, once, and leaves places that nobody fills', () => {
    assert.equal(fill('{a} and {b}, {a}', { a: '{b}', b: 2 }), '{b} and 2, {b}')
    assert.equal(fill('{missing}', {}), '{missing}')
  })

  it('keeps the order of a value in a text from right to left', () => {
    assert.equal(fill('عند: {place}', { place: '12 Lane' }), 'عند: \u206812 Lane\u2069')
  })
})

describe('plural', () => {
  it('takes the form of the language, with the number in its digits', () => {
    const polish = { one: '{count} dzień', few: '{count} dni', many: '{count} dni!', other: '' }
    assert.deepEqual(
      [1, 2, 5, 22, 1000].map((count) => plural(polish, count, 'pl')),
      ['1 dzień', '2 dni', '5 dni!', '22 dni', '1000 dni!'],
    )
    assert.equal(plural({ other: '{count} أيام' }, 3, 'ar-EG'), '٣ أيام')
  })

  it('falls back to the form for the rest', () => {
    assert.equal(plural({ other: '{count} things' }, 1, 'en'), '1 things')
  })
})

describe('durationInWords', () => {
  it('says hours and minutes in the language', () => {
    assert.deepEqual(
      [30, 60, 90, 125].map((minutes) => durationInWords(minutes, 'en-GB')),
      ['30 minutes', '1 hour', '1 hour 30 minutes', '2 hours 5 minutes'],
    )
    assert.equal(durationInWords(90, 'de'), '1 Stunde, 30 Minuten')
    assert.equal(durationInWords(45, 'pl'), '45 minut')
  })
})
