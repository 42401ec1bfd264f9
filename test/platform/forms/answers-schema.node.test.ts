import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { answersSchema } from '../../../src/platform/forms/answers-schema.ts'
import { texts } from '../../../src/texts/form/en.ts'
import { fieldMessages } from '../../../src/texts/form/field-messages.ts'
import { ADDRESS_PARTS } from '../../../src/wire/address.ts'
import { todayAnywhere } from '../../../src/wire/fields/date-field.ts'
import { readPhone } from '../../../src/wire/fields/read-phone.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import { FIELD_TYPES } from '../../../src/wire/form.ts'
import type { FormField } from '../../../src/wire/form.ts'
import { everyFieldForm } from '../../harness/every-field-form.ts'

const MESSAGES = fieldMessages(texts, 'en-GB')
const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))

function checker(fields: FormField[]) {
  const ajv = new Ajv2020({ strict: true })
  addFormats.default(ajv)
  return ajv.compile(answersSchema({ title: 'Form', pages: [{ id: 'p', title: 'Page', fields }] }))
}

const anyField = fc.record({
  id: fc.constant('f1'),
  label: fc.string({ minLength: 1 }),
  type: fc.constantFrom(...FIELD_TYPES),
  required: fc.boolean(),
  options: fc.constant(options),
  currency: fc.constant('EUR'),
})

const anyAnswer = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1, max: 11 }),
  fc.boolean(),
  fc.emailAddress(),
  fc.subarray(['a', 'b', 'c']),
  fc.constantFrom('', 'a', '2026-02-28', '14:30', '+44 20 7946 0018', '+442079460018 x7'),
  fc.record(
    Object.fromEntries(ADDRESS_PARTS.map((part) => [part, fc.constantFrom('', 'GB', 'NW1 6XE')])),
    { requiredKeys: [] },
  ),
  fc.record({ name: fc.constantFrom('', 'Ada'), drawing: fc.constantFrom('', 'M1 2L3 4') }),
)

describe('the schema of what a form keeps', () => {
  it('takes whatever the form has taken', () => {
    fc.assert(
      fc.property(anyField, anyAnswer, (field, answer) => {
        const seen = { today: todayAnywhere(), country: 'GB', readPhone }
        const { problems, values } = validatePage([field], { f1: answer }, MESSAGES, seen)
        fc.pre(problems.length === 0)
        const takes = checker([field])
        assert.ok(takes(values), `${JSON.stringify(values)}: ${JSON.stringify(takes.errors)}`)
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses what breaks a rule', () => {
    const refused: [Partial<FormField> & Pick<FormField, 'type'>, unknown][] = [
      [{ type: 'input', required: true }, ''],
      [{ type: 'input', required: true }, undefined],
      [{ type: 'input', maxLength: 3 }, 'abcd'],
      [{ type: 'input', minLength: 3 }, 'ab'],
      [{ type: 'input', pattern: '[A-Z]{2}' }, 'ABC'],
      [{ type: 'phone' }, '020 7946 0018'],
      [{ type: 'date' }, '2026-02-30'],
      [{ type: 'time' }, '24:00'],
      [{ type: 'select', options }, 'd'],
      [{ type: 'number', min: 0, max: 5 }, 6],
      [{ type: 'number' }, '5'],
      [{ type: 'rating' }, 6],
      [{ type: 'scale' }, 2.5],
      [{ type: 'consent', required: true }, false],
      [{ type: 'checkboxes', options, minSelections: 2 }, ['a']],
      [{ type: 'checkboxes', options, maxSelections: 2 }, ['a', 'b', 'c']],
      [{ type: 'address' }, { country: 'Britain' }],
      [{ type: 'signature' }, 'Ada'],
      [{ type: 'signature' }, { name: '' }],
      [
        { type: 'signature', drawing: 'none' },
        { name: 'Ada', drawing: 'M1 2L3 4' },
      ],
      [{ type: 'address', parts: { line1: {} } }, { city: 'London' }],
    ]
    for (const [field, value] of refused) {
      const takes = checker([{ id: 'f1', label: 'Question', ...field }])
      const answers = value === undefined ? {} : { f1: value }
      assert.equal(takes(answers), false, `${field.type} ${JSON.stringify(value)}`)
    }
  })

  it('names answers by data field, and insists on nothing that a condition may pass over', () => {
    const pages = everyFieldForm.pages.map(({ fields, ...page }, at) => ({
      ...page,
      id: `p${at}`,
      fields: fields.map((field, n) => ({ id: `f${at}-${n}`, ...field })),
    }))
    const schema = answersSchema({ title: everyFieldForm.title, pages } as never) as {
      title: string
      properties: Record<string, { title: string; readOnly?: boolean }>
      required: string[]
    }
    assert.equal(schema.title, 'Every kind of question')
    assert.deepEqual(schema.required, ['colours', 'agreed'])
    assert.equal(schema.properties['shade']?.title, 'Which shade of blue')
    assert.equal(schema.properties['gross']?.readOnly, true)
  })
})
