import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANSWERS_MAIL_TEXTS } from '../../src/texts/all-answers-mail-texts.ts'
import { BOOKING_HOST_TEXTS } from '../../src/texts/all-booking-host-texts.ts'
import { BOOKING_MAIL_TEXTS } from '../../src/texts/all-booking-mail-texts.ts'
import { BOOKING_TEXTS } from '../../src/texts/all-booking-texts.ts'
import { FORM_TEXTS } from '../../src/texts/all-form-texts.ts'
import { STATE_TEXTS } from '../../src/texts/all-state-texts.ts'
import { LANGUAGES } from '../../src/texts/languages.ts'
import type { Plural } from '../../src/texts/text.ts'

type Table = Readonly<Record<string, string | Plural>>

/** What a text has places for. */
const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()

/** Texts that may be the same in two languages. */
const ALIKE = new Set(['No', 'Problem: {title}', 'GMT+1'])

const TABLES = {
  ANSWERS_MAIL_TEXTS,
  BOOKING_HOST_TEXTS,
  BOOKING_MAIL_TEXTS,
  BOOKING_TEXTS,
  FORM_TEXTS,
  STATE_TEXTS,
}

for (const [name, tables] of Object.entries(TABLES)) {
  const english: Table = tables.en
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const table: Table = tables[language]

    describe(`${name} in ${language}`, () => {
      it('has every text of the English one, in its order, and no other', () => {
        assert.deepEqual(Object.keys(table), Object.keys(english))
      })

      it('has every place that a value goes to', () => {
        for (const [key, text] of Object.entries(english)) {
          const own = table[key] ?? ''
          if (typeof text === 'string') {
            assert.ok(typeof own === 'string', key)
            assert.deepEqual(placesOf(own), placesOf(text), key)
          } else {
            assert.ok(typeof own === 'object', key)
            const other = { expected: placesOf(text.other), actual: placesOf(own.other) }
            // "There is one problem" counts by itself: a place may be left out, not added.
            assert.deepEqual(other.actual, other.expected, key)
            for (const form of Object.values(own)) {
              assert.ok(
                placesOf(form).every((place) => other.expected.includes(place)),
                key,
              )
            }
          }
        }
      })

      it('has a form for every number that the language tells apart', () => {
        const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
        for (const [key, text] of Object.entries(table)) {
          if (typeof text === 'string') continue
          assert.deepEqual(Object.keys(text).toSorted(), pluralCategories.toSorted(), key)
          for (const category of pluralCategories) {
            // Only a form for one single number can do without it.
            if (placesOf(text.other).length === 0 || /^(zero|one|two)$/.test(category)) continue
            assert.deepEqual(placesOf(text[category] ?? ''), placesOf(text.other), key)
          }
        }
      })

      it('is translated', () => {
        const same = Object.entries(table).filter(
          ([key, text]) => typeof text === 'string' && text === english[key] && !ALIKE.has(text),
        )
        assert.deepEqual(same, [])
      })
    })
  }
}
