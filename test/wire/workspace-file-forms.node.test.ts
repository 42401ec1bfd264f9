import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FIELD_TYPES } from '../../src/wire/form.ts'
import { parseWorkspaceFile, WorkspaceFileError } from '../../src/wire/parse-workspace-file.ts'

function problems(file: unknown): readonly string[] {
  try {
    parseWorkspaceFile(file)
  } catch (error) {
    assert.ok(error instanceof WorkspaceFileError)
    return error.problems
  }
  return []
}

const field = { type: 'input', label: 'Name' }
const form = (...fields: unknown[]) => ({
  forms: [{ name: 'F', title: 'T', pages: [{ title: 'P', fields }] }],
})
const FIELD = 'forms[0].pages[0].fields[0]'
const options = [{ value: 'a', label: 'A' }]
const first = { ...field, dataField: 'first' }
const comparing = (more: object) => form(first, { ...field, dataField: 'b', showWhen: more })
const CONDITION = 'forms[0].pages[0].fields[1].showWhen'

describe('a form in a workspace file', () => {
  it('may have a field of each type, with all that belongs to it', () => {
    const file = form(
      { ...first, minLength: 2, pattern: '[A-Z].*', patternHelp: 'Begin with a capital.' },
      { type: 'currency', label: 'Budget', currency: 'JPY', min: 0 },
      { type: 'date', label: 'From', earliest: 'today+1', latest: '2040-12-31' },
      { type: 'time', label: 'At' },
      { type: 'checkboxes', label: 'Which', options, minSelections: 1, maxSelections: 1 },
      { type: 'rating', label: 'How good', max: 3 },
      { type: 'scale', label: 'How likely', min: 1, max: 7, minLabel: 'No', maxLabel: 'Yes' },
      { type: 'consent', label: 'I agree', content: '<a href="https://a.example">Terms</a>' },
      { type: 'statement', label: 'Next', content: '<p>We call you.</p>' },
      { type: 'signature', label: 'Signed', drawing: 'none' },
      { type: 'appointment', label: 'When', appointmentType: 'A call', required: true },
      { type: 'hidden', label: 'Source', dataField: 'source', defaultValue: 'site' },
      {
        ...field,
        dataField: 'why',
        showWhen: {
          any: [
            { field: 'first', operator: 'isNotEmpty' },
            { all: [{ field: 'source', operator: 'equals', value: 'site' }] },
          ],
        },
      },
    )
    assert.deepEqual(problems(file), [])
  })

  const cases: [what: string, file: unknown, expected: string[]][] = [
    [
      'an unknown type',
      form({ ...field, type: 'text' }),
      [`${FIELD}.type: must be one of ${FIELD_TYPES.map((type) => `"${type}"`).join(', ')}`],
    ],
    [
      'no label',
      form({ type: 'input' }),
      [`${FIELD}.label: is missing; it must be a text in quotes`],
    ],
    [
      'no pages',
      { forms: [{ name: 'F', title: 'T', pages: [] }] },
      ['forms[0].pages: must have at least 1 entry'],
    ],
    [
      'a select without options',
      form({ type: 'select', label: 'S' }),
      [`${FIELD}.options: a select needs options: [{"value": …, "label": …}]`],
    ],
    [
      'options of a text',
      form({ ...field, options: [{ value: 'a', label: 'A' }] }),
      [`${FIELD}.options: only select, radio, checkboxes can have options; remove it`],
    ],
    [
      'an option twice',
      form({
        type: 'radio',
        label: 'R',
        options: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      }),
      [`${FIELD}.options[1].value: "a" is there twice`],
    ],
    [
      'min above max',
      form({ type: 'number', label: 'N', min: 2, max: 1 }),
      [`${FIELD}.min: must not be above max`],
    ],
    [
      'max of a text',
      form({ ...field, max: 1 }),
      [`${FIELD}.max: only number, currency, scale, rating can have max; remove it`],
    ],
    [
      'maxLength of a number',
      form({ type: 'number', label: 'N', maxLength: 1 }),
      [`${FIELD}.maxLength: only input, email, tel, textarea can have maxLength; remove it`],
    ],
    [
      'a drawing where nobody signs',
      form({ ...field, drawing: 'none' }),
      [`${FIELD}.drawing: only signature can have drawing; remove it`],
    ],
    [
      'an appointment of no type',
      form({ type: 'appointment', label: 'When' }),
      [
        `${FIELD}.appointmentType: an appointment needs appointmentType: the title of one in appointmentTypes`,
      ],
    ],
    [
      'an appointment that somebody else makes',
      form({ type: 'appointment', label: 'When', appointmentType: 'A call', defaultValue: 'x' }),
      [`${FIELD}.type: a visitor alone makes an appointment; remove readOnly and defaultValue`],
    ],
    [
      'a type where no appointment is made',
      form({ ...field, appointmentType: 'A call' }),
      [`${FIELD}.appointmentType: only appointment can have appointmentType; remove it`],
    ],
    [
      'readOnly without a data field',
      form({ ...field, readOnly: true }),
      [`${FIELD}.dataField: a readOnly field shows the lead's value: say which`],
    ],
    [
      'a data field twice',
      form({ ...field, dataField: 'a' }, { ...field, dataField: 'a' }),
      ['forms[0].pages[0].fields[1].dataField: "a" is taken by another field of the form'],
    ],
    [
      'two fields that cannot be told apart',
      form(field, field),
      [
        'forms[0].pages[0].fields[1]: another field has the same label, and neither has a dataField: give one an "id"',
      ],
    ],
    [
      'a currency that is none',
      form({ type: 'currency', label: 'C', currency: 'EURO' }),
      [`${FIELD}.currency: must be a currency of ISO 4217, such as "EUR"`],
    ],
    [
      'a currency field without one',
      form({ type: 'currency', label: 'C' }),
      [`${FIELD}.currency: a currency needs a currency of ISO 4217, such as "EUR"`],
    ],
    [
      'a statement that says nothing',
      form({ type: 'statement', label: 'S' }),
      [`${FIELD}.content: a statement needs content: what it says, in HTML`],
    ],
    [
      'a hidden field that insists',
      form({ type: 'hidden', label: 'H', required: true }),
      [`${FIELD}.required: a hidden asks nothing; remove it`],
    ],
    [
      'a day that is none',
      form({ type: 'date', label: 'D', earliest: 'tomorrow' }),
      [`${FIELD}.earliest: must be a date such as "2026-12-31", "today", "today+7" or "today-1"`],
    ],
    [
      'a scale without end',
      form({ type: 'scale', label: 'S', max: 1000 }),
      [`${FIELD}.max: a scale goes by whole numbers, over 100 of them at most`],
    ],
    [
      'a pattern that looks back',
      form({ ...field, pattern: String.raw`(a)\1` }),
      [`${FIELD}.pattern: the pattern is too long, or looks around or back`],
    ],
    [
      'more selections at least than at most',
      form({ type: 'checkboxes', label: 'C', options, minSelections: 2, maxSelections: 1 }),
      [`${FIELD}.minSelections: must not be above maxSelections`],
    ],
    [
      'a condition on nothing',
      comparing({ field: 'frist', operator: 'isEmpty' }),
      [`${CONDITION}: "frist" is the id or dataField of no field that comes before`],
    ],
    [
      'a condition on itself',
      comparing({ field: 'b', operator: 'isEmpty' }),
      [`${CONDITION}: "b" is the id or dataField of no field that comes before`],
    ],
    [
      'a sum of what comes later',
      form({ type: 'number', label: 'N', computed: { sum: [{ field: 'x' }, 1] } }),
      [`${FIELD}.computed: "x" is the id or dataField of no field that comes before`],
    ],
    [
      'a sum that must be filled in',
      form({ type: 'number', label: 'N', required: true, computed: { sum: [1] } }),
      [`${FIELD}.computed: nobody fills it in; remove readOnly and required`],
    ],
    [
      'a comparison with nothing',
      comparing({ all: [{ field: 'first', operator: 'equals' }] }),
      [`${CONDITION}: equals needs a value`],
    ],
    [
      'emptiness with a value',
      comparing({ field: 'first', operator: 'isEmpty', value: '' }),
      [`${CONDITION}: isEmpty takes no value`],
    ],
  ]
  for (const [what, file, expected] of cases) {
    it(`says where and what: ${what}`, () => {
      assert.deepEqual(problems(file), expected)
    })
  }
})
