import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { FORM_TEXTS } from '../../../src/texts/all-form-texts.ts'
import { todayAnywhere } from '../../../src/wire/fields/date-field.ts'
import type { ReadPhone } from '../../../src/wire/fields/phone-field.ts'
import { readPhone } from '../../../src/wire/fields/read-phone.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import type { FormField } from '../../../src/wire/form.ts'
import { field, MESSAGES, table } from './field-table.ts'

describe('a field for a phone number', () => {
  it('takes phone numbers as people write them', () => {
    table(field('tel'), [
      ['', ''],
      ['+44 (0)20 7946-0000', '+44 (0)20 7946-0000'],
      ['020.7946.0000 ext. 12', '020.7946.0000 ext. 12'],
      ['٠١٢٣٤٥٦', '٠١٢٣٤٥٦'],
      ['1234', '!tel'],
      ['call me', '!tel'],
      ['1'.repeat(16), '!tel'],
      ['++441234567', '!tel'],
    ])
  })

  it('takes phone numbers of every country, as its people write them, and keeps E.164', () => {
    const read = (value: string, more: Partial<FormField> = {}, country?: string) =>
      validatePage([field('phone', more)], { f1: value }, MESSAGES, {
        today: todayAnywhere(),
        country,
        readPhone,
      }).values.f1
    assert.equal(read('(020) 7946 0018', { country: 'GB' }), '+442079460018')
    assert.equal(read('020 7946 0018 ext. 12', { country: 'GB' }), '+442079460018;ext=12')
    assert.equal(read('030 901820', {}, 'DE'), '+4930901820')
    assert.equal(read('030 901820', { country: 'GB' }, 'DE'), undefined)
    assert.equal(read('+49 30 901820', { country: 'GB' }), '+4930901820')
    assert.equal(read('٠٢٠ ٧٩٤٦ ٠٠١٨', { country: 'GB' }), '+442079460018')
    assert.equal(read('020 7946 0018'), undefined)
    assert.equal(read('020 7946 0018', { country: 'ZZ' }), undefined)
    assert.equal(read('Call +44 20 7946 0018', { country: 'GB' }), undefined)
    assert.equal(read('+44 20 7946'), undefined)
    assert.equal(read(''), '')
    assert.equal(read('', { required: true }), undefined)
  })

  it('takes what looks like a phone number while the numbering plans are on their way', () => {
    table(field('phone'), [
      ['', ''],
      ['020 7946 0018', '020 7946 0018'],
      ['call me', '!tel'],
    ])
  })

  it('takes the phone number that it gives for an example, in every language', () => {
    for (const [language, { tel }] of Object.entries(FORM_TEXTS)) {
      const example = /\u200e?\+[\d ]+\d/.exec(tel)?.[0]
      const { problems } = validatePage([field('phone')], { f1: example }, MESSAGES, {
        today: todayAnywhere(),
        readPhone,
      })
      assert.deepEqual(problems, [], language)
    }
  })

  it('keeps of a phone number on the server what the page made of it, in whatever country', () => {
    const country = fc.constantFrom('GB', 'DE', 'US', 'JP', 'ZZ', undefined)
    const typed = fc.oneof(
      fc.stringMatching(/^\+?[\d ().-]{5,20}( x\d{1,4})?$/),
      fc.constantFrom(
        '10)00- ',
        '020 7946 0018',
        '030 901820',
        '+1 202 555 0100 ext. 7',
        '(202) 555-0100',
      ),
    )
    fc.assert(
      fc.property(typed, country, country, (value, here, there) => {
        const check = (answer: unknown, seen: string | undefined, read?: ReadPhone) =>
          validatePage([field('phone')], { f1: answer }, MESSAGES, {
            today: todayAnywhere(),
            country: seen,
            readPhone: read,
          })
        const page = check(value, here, readPhone)
        assert.deepEqual(page, check(value, here, readPhone))
        // A lax page lets through whatever the server takes.
        if (page.problems.length === 0) {
          assert.deepEqual(check(value, here).problems, [])
          assert.deepEqual(check(page.values.f1, there, readPhone), page)
        }
      }),
      { numRuns: 500 },
    )
  })
})
