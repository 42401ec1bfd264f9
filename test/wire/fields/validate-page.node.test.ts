import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { FORM_TEXTS } from '../../../src/texts/all-form-texts.ts'
import { texts } from '../../../src/texts/form/en.ts'
import { fieldMessages } from '../../../src/texts/form/field-messages.ts'
import { ADDRESS_PARTS } from '../../../src/wire/address.ts'
import { todayAnywhere } from '../../../src/wire/fields/date-field.ts'
import type { Today } from '../../../src/wire/fields/date-field.ts'
import type { ReadPhone } from '../../../src/wire/fields/phone-field.ts'
import { readPhone } from '../../../src/wire/fields/read-phone.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import { FIELD_TYPES } from '../../../src/wire/form.ts'
import type { FieldType, FormField } from '../../../src/wire/form.ts'

const MESSAGES = fieldMessages(texts, 'en-GB')

const field = (type: FieldType, more: Partial<FormField> = {}): FormField => ({
  id: 'f1',
  type,
  label: 'Question',
  ...more,
})

/** The code of the problem, or the value kept. */
function outcome(one: FormField, value: unknown): unknown {
  const { problems, values } = validatePage([one], { f1: value }, MESSAGES)
  const [problem] = problems
  return problem === undefined ? { keeps: values.f1 } : problem.code
}

const table = (one: FormField, cases: [unknown, unknown][]): void => {
  for (const [value, expected] of cases) {
    const wanted = typeof expected === 'string' && expected.startsWith('!')
    assert.deepEqual(
      outcome(one, value),
      wanted ? expected.slice(1) : { keeps: expected },
      `${one.type} ${JSON.stringify(value)}`,
    )
  }
}

describe('a field schema', () => {
  it('takes text, trims it and wants something when required', () => {
    table(field('input', { required: true }), [
      ['  Ada ', 'Ada'],
      ['   ', '!required'],
      ['', '!required'],
      [undefined, '!required'],
      [null, '!required'],
      [{ toString: () => 'x' }, '!required'],
      [7, '7'],
    ])
    table(field('textarea'), [
      ['', ''],
      ['a\nb', 'a\nb'],
    ])
  })

  it('counts the characters of long text, the limit included', () => {
    table(field('textarea', { maxLength: 3 }), [
      ['abc', 'abc'],
      ['abcd', '!too-long'],
    ])
    table(field('input'), [['a'.repeat(10_001), '!too-long']])
  })

  it('takes e-mail addresses in any script, and no lists or names', () => {
    table(field('email'), [
      ['', ''],
      ['ada@example.com', 'ada@example.com'],
      ['ada+news@mail.example.co.uk', 'ada+news@mail.example.co.uk'],
      ['用户@例子.广告', '用户@例子.广告'],
      ['ada', '!email'],
      ['ada@example', '!email'],
      ['ada@example..com', '!email'],
      ['ada@@example.com', '!email'],
      ['ada@example.com, bob@example.com', '!email'],
      ['<ada@example.com>', '!email'],
      ['ada@example.com\u0000', '!email'],
      [`${'a'.repeat(250)}@example.com`, '!email'],
    ])
  })

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

  it('takes an address once all of it is there that is wanted', () => {
    const whole = {
      line1: '221B Baker Street',
      city: 'London',
      postalCode: 'NW1 6XE',
      country: 'GB',
    }
    const without = (...names: (keyof typeof whole)[]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as never)))
    table(field('address'), [
      ['', ''],
      [undefined, ''],
      [{ line1: ' ', country: 'GB' }, ''],
      [whole, whole],
      [{ ...whole, line2: ' ', region: '', planet: 'Earth' }, whole],
      [{ ...whole, postalCode: '12345' }, '!postal-code'],
      [
        { ...whole, postalCode: '10115', country: 'DE' },
        { ...whole, postalCode: '10115', country: 'DE' },
      ],
      [{ ...whole, country: 'Britain' }, '!country'],
      [{ ...whole, country: 'toString' }, '!country'],
      [{ ...whole, line1: 'x'.repeat(201) }, '!too-long'],
      [without('city'), '!required'],
      [without('postalCode'), '!required'],
      [
        { ...without('postalCode'), country: 'HK' },
        { ...without('postalCode'), country: 'HK' },
      ],
      ['221B Baker Street', '!required'],
    ])
    table(field('address', { required: true, parts: { line1: {}, country: {} } }), [
      ['', '!required'],
      [{ country: 'GB' }, '!required'],
      [{ line1: 'Here', city: 'London' }, { line1: 'Here' }],
      ['Here', { line1: 'Here' }],
    ])
  })

  it('says which part of an address is wrong', () => {
    const { problems } = validatePage([field('address')], { f1: { line1: 'Here' } }, MESSAGES)
    const message = 'Fill in “Town or city”.'
    assert.deepEqual(problems, [{ field: 'f1', part: 'city', code: 'required', message }])
  })

  it('takes numbers in plain digits, both ends included', () => {
    table(field('number', { min: 0, max: 1_000_000 }), [
      ['', ''],
      ['0', 0],
      ['1000000', 1_000_000],
      [' 12.50 ', 12.5],
      [25, 25],
      ['1000000.01', '!max'],
      ['-1', '!min'],
      ['1,5', '!number'],
      ['1 000', '!number'],
      ['0x10', '!number'],
      ['1e5', 100_000],
      ['Infinity', '!number'],
      ['9'.repeat(400), '!number'],
      ['.', '!number'],
    ])
    table(field('number', { required: true }), [
      ['', '!required'],
      ['0', 0],
    ])
  })

  it('takes dates that exist', () => {
    table(field('date'), [
      ['', ''],
      ['2024-02-29', '2024-02-29'],
      ['1899-12-31', '1899-12-31'],
      ['2023-02-29', '!date'],
      ['2024-13-01', '!date'],
      ['0000-01-01', '!date'],
      ['29/02/2024', '!date'],
      ['2024-2-9', '!date'],
    ])
  })

  it('takes the answers offered and no others', () => {
    const options = [{ value: 'web', label: 'The web' }]
    for (const type of ['select', 'radio'] as const) {
      table(field(type, { options }), [
        ['', ''],
        ['web', 'web'],
        ['The web', '!option'],
        ['constructor', '!option'],
      ])
      table(field(type, { options, required: true }), [['', '!required']])
    }
  })

  it('takes amounts with the decimals of their currency', () => {
    table(field('currency', { currency: 'EUR', min: 0 }), [
      ['', ''],
      ['19.99', 19.99],
      ['0.1', 0.1],
      ['19.999', '!decimals'],
      ['-1', '!min'],
      ['€5', '!number'],
    ])
    table(field('currency', { currency: 'JPY' }), [
      ['500', 500],
      ['500.5', '!decimals'],
    ])
    table(field('currency', { currency: 'KWD' }), [['1.234', 1.234]])
  })

  it('takes times of day', () => {
    table(field('time'), [
      ['', ''],
      ['00:00', '00:00'],
      ['23:59', '23:59'],
      ['14:30:15', '14:30:15'],
      ['24:00', '!time'],
      ['9:30', '!time'],
      ['14.30', '!time'],
    ])
  })

  it('takes days between the ends, themselves included, and counts some from today', () => {
    table(field('date', { earliest: '2026-02-01', latest: '2026-02-28' }), [
      ['', ''],
      ['2026-01-31', '!earliest'],
      ['2026-02-01', '2026-02-01'],
      ['2026-02-28', '2026-02-28'],
      ['2026-03-01', '!latest'],
      ['2026-02-30', '!date'],
    ])
    const one = field('date', { earliest: 'today+1', latest: 'today+7' })
    const on = (day: string, today: Today) =>
      validatePage([one], { f1: day }, MESSAGES, { today }).problems[0]?.code
    const here = { first: '2026-02-27', last: '2026-02-27' }
    assert.equal(on('2026-02-27', here), 'earliest')
    assert.equal(on('2026-02-28', here), undefined)
    assert.equal(on('2026-03-06', here), undefined)
    assert.equal(on('2026-03-07', here), 'latest')
  })

  it('lets a server take whatever day is today somewhere', () => {
    const now = new Date('2026-02-27T23:30:00Z')
    assert.deepEqual(todayAnywhere(now), { first: '2026-02-27', last: '2026-02-28' })
    assert.deepEqual(todayAnywhere(new Date('2026-02-27T11:00:00Z')), {
      first: '2026-02-26',
      last: '2026-02-28',
    })
  })

  it('takes text of the length and the pattern that are asked for', () => {
    table(field('input', { minLength: 3, pattern: '[A-Z]{2}\\d+' }), [
      ['', ''],
      ['AB1', 'AB1'],
      ['AB', '!too-short'],
      ['xAB1', '!pattern'],
      ['AB1x', '!pattern'],
    ])
    const hard = field('input', { pattern: '(a+)+b' })
    assert.equal(outcome(hard, 'a'.repeat(5000)), 'pattern')
  })

  it('takes several of the answers offered, in their order', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))
    table(field('checkboxes', { options, minSelections: 2, maxSelections: 2 }), [
      [[], []],
      [undefined, []],
      [
        ['c', 'a'],
        ['a', 'c'],
      ],
      [
        ['a', 'a', 'b'],
        ['a', 'b'],
      ],
      ['a, c', ['a', 'c']],
      [['a'], '!too-few'],
      [['a', 'b', 'c'], '!too-many'],
      [['a', 'x'], '!option'],
      [['a', 7], '!too-few'],
    ])
    table(field('checkboxes', { options, required: true }), [
      [[], '!required'],
      ['b', ['b']],
    ])
  })

  it('takes the whole steps of ratings and scales', () => {
    table(field('rating'), [
      ['', ''],
      ['1', 1],
      ['5', 5],
      ['0', '!min'],
      ['6', '!max'],
      ['2.5', '!option'],
    ])
    table(field('scale', { required: true }), [
      ['0', 0],
      ['10', 10],
      ['', '!required'],
    ])
  })

  it('asks nothing in a statement', () => {
    const result = validatePage([field('statement')], { f1: 'x' }, MESSAGES)
    assert.deepEqual(result, { problems: [], values: {} })
  })

  it('takes a required checkbox only when it is ticked', () => {
    table(field('checkbox', { required: true }), [
      [true, true],
      ['on', true],
      [false, '!required'],
      ['', '!required'],
      ['false', '!required'],
      [1, '!required'],
    ])
    table(field('checkbox'), [[undefined, false]])
  })
})

describe('validatePage', () => {
  it('passes over read-only fields, even required and empty ones', () => {
    const readOnly = field('input', { readOnly: true, required: true })
    assert.deepEqual(validatePage([readOnly], { f1: 'sent' }, MESSAGES), {
      problems: [],
      values: {},
    })
  })

  it('names the field and says what to do', () => {
    const { problems } = validatePage(
      [field('checkbox', { required: true, label: 'I agree' })],
      {},
      MESSAGES,
    )
    assert.deepEqual(problems, [
      { field: 'f1', code: 'required', message: 'Tick “I agree” to go on.' },
    ])
  })

  it('reads own properties only and drops what is no field', () => {
    const inherited = field('input', { id: 'toString', required: true })
    const result = validatePage([inherited], { other: 'x' }, MESSAGES)
    assert.equal(result.problems[0]?.code, 'required')
    assert.deepEqual(result.values, {})
  })

  const types = FIELD_TYPES.filter((type) => type !== 'statement')
  const anyField = fc.record({
    type: fc.constantFrom(...types),
    required: fc.boolean(),
    maxLength: fc.option(fc.nat(50), { nil: undefined }),
    options: fc.array(fc.record({ value: fc.string(), label: fc.string() }), { maxLength: 4 }),
  })

  const written = fc.constantFrom('', ' ', 'x', 'NW1 6XE', '10115', 'GB', 'DE', 'ZZ')
  const anyAddress = fc.record(
    Object.fromEntries(ADDRESS_PARTS.map((part) => [part, fc.oneof(written, fc.string())])),
    { requiredKeys: [] },
  )

  it('never throws, and gives either one problem or one value', () => {
    fc.assert(
      fc.property(anyField, fc.anything(), (some, value) => {
        const one = field(some.type, some)
        const { problems, values } = validatePage([one], { f1: value }, MESSAGES)
        assert.equal(problems.length + Object.keys(values).length, 1)
        assert.ok(problems.every(({ message }) => message.length > 0))
      }),
    )
  })

  it('gives again what it gave: the server agrees with the browser', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.emailAddress(),
      fc.array(fc.string()),
      anyAddress,
    )
    fc.assert(
      fc.property(anyField, typed, (some, value) => {
        const one = field(some.type, some)
        const first = validatePage([one], { f1: value }, MESSAGES)
        fc.pre(first.problems.length === 0)
        const again = validatePage([one], first.values, MESSAGES)
        assert.deepEqual(again, first)
      }),
    )
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

  it('takes every day of the calendar', () => {
    const day = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        assert.deepEqual(outcome(field('date'), iso), { keeps: iso })
      }),
    )
  })
})
