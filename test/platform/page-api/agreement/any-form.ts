import * as fc from 'fast-check'
import { OPERATORS, VALUELESS } from '../../../../src/wire/condition.ts'
import type { Comparison } from '../../../../src/wire/condition.ts'
import type { Computation } from '../../../../src/wire/computation.ts'
import { FIELD_TYPES } from '../../../../src/wire/form.ts'
import type { AnswerValue, FieldType, LeadValue } from '../../../../src/wire/form.ts'
import type { WorkspaceFileInput } from '../../../../src/wire/workspace-file.ts'

type FormInput = NonNullable<WorkspaceFileInput['forms']>[number]
type PageInput = FormInput['pages'][number]
type FieldInput = PageInput['fields'][number]

export interface AnyForm {
  pages: PageInput[]
  review: boolean
  /** What the lead has before. */
  values: Record<string, LeadValue>
}

export const CALL = 'A call'
const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))

/** Days are far from every "today" that there is, so that a page and a server have the same. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const WORDS = [
  '',
  ' ',
  'a',
  'b',
  'c',
  'd',
  'Ada',
  'AB12',
  ' ab ',
  '5',
  '-1',
  '1.005',
  '1e3',
  '2,5',
  'true',
]
const DAYS = [day(-40), day(-20), day(20), day(40), '2026-02-30']
const TEXTS = [
  ...WORDS,
  ...DAYS,
  'ada@example.com',
  'ada@',
  '020 7946 0018',
  '+442079460018 x7',
  '14:30',
  '24:00',
]

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 12 }))
const part = fc.constantFrom('', ' ', 'GB', 'DE', 'NW1 6XE', '10115', 'Baker Street')
const parts = fc.record({
  line1: part,
  line2: part,
  city: part,
  region: part,
  postalCode: part,
  country: part,
})

const yesOrNo = fc.boolean()
const oneOption = fc.constantFrom('', 'a', 'b', 'c')
const step = fc.integer({ min: 0, max: 11 }).map(String)

/** All others take text. */
const OWN_ANSWERS: Partial<Record<FieldType, fc.Arbitrary<AnswerValue>>> = {
  checkbox: yesOrNo,
  consent: yesOrNo,
  checkboxes: fc.subarray(['a', 'b', 'c']),
  address: parts,
  signature: fc.record({ name: text, drawing: fc.constantFrom('', 'M1 2L3 4', 'M1 2') }),
  select: oneOption,
  radio: oneOption,
  rating: step,
  scale: step,
}

/** What somebody may put into a question of that type. */
export function anyAnswer(type: FieldType): fc.Arbitrary<AnswerValue> {
  return OWN_ANSWERS[type] ?? text
}

/** Rules that belong to the type. */
function rules(type: FieldType): fc.Arbitrary<object> {
  const span = (max: number) =>
    fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 0, max })).map(([a, b]) => [a, a + b])
  const may = (rule: fc.Arbitrary<object>) => fc.oneof(fc.constant({}), rule)
  switch (type) {
    case 'input':
    case 'textarea':
    case 'email':
    case 'tel':
      return fc
        .tuple(
          may(span(6).map(([minLength, maxLength]) => ({ minLength, maxLength }))),
          may(
            fc.constantFrom({ pattern: '[A-Z]{2}\\d{2}' }, { pattern: '.*a.*', patternHelp: 'a' }),
          ),
        )
        .map(([lengths, pattern]) => ({ ...lengths, ...pattern }))
    case 'number':
      return may(span(5).map(([min, max]) => ({ min, max })))
    case 'currency':
      return fc
        .tuple(fc.constantFrom('EUR', 'JPY', 'KWD'), may(fc.constant({ min: 0, max: 100 })))
        .map(([currency, ends]) => ({ currency, ...ends }))
    case 'scale':
      return may(fc.constantFrom({ min: 1, max: 5 }, { min: -2, max: 2, minLabel: 'Bad' }))
    case 'rating':
      return may(fc.constant({ max: 3 }))
    case 'date':
      return may(
        fc.constantFrom(
          { earliest: 'today+7' },
          { latest: 'today-7' },
          { earliest: 'today-30', latest: 'today+30' },
          { earliest: day(-25), latest: day(25) },
        ),
      )
    case 'select':
    case 'radio':
      return fc.constant({ options })
    case 'checkboxes':
      return may(
        fc.constantFrom<object>({ minSelections: 2 }, { maxSelections: 1 }, { minSelections: 3 }),
      ).map((selections) => ({ options, ...selections }))
    case 'phone':
      return may(fc.constantFrom({ country: 'GB' }, { country: 'DE' }))
    case 'address':
      return may(
        fc.constantFrom<object>(
          { country: 'GB' },
          { parts: { line1: { required: true }, postalCode: {}, country: {} } },
        ),
      )
    case 'file':
      return may(fc.constant({ accept: 'image/*', maxFiles: 2 }))
    case 'signature':
      return may(fc.constant({ drawing: 'none' }))
    case 'appointment':
      return fc.constant({ appointmentType: CALL })
    case 'statement':
      return fc.constant({ content: '<p>Read this.</p>' })
    case 'consent':
      return may(fc.constant({ content: '<p>We keep it.</p>' }))
    case 'checkbox':
    case 'time':
    case 'hidden':
      return fc.constant({})
    default:
      return type satisfies never
  }
}

const UNASKED: readonly FieldType[] = ['statement', 'hidden']
const COMPUTED: readonly FieldType[] = ['input', 'number', 'currency', 'hidden']

const anyValue: fc.Arbitrary<LeadValue> = fc.oneof(
  fc.constantFrom(...WORDS, ...DAYS),
  fc.integer({ min: -1, max: 6 }),
  fc.boolean(),
)

interface Sketch {
  field: FieldInput
  required: boolean
  kind: 'plain' | 'readOnly' | 'computed'
  defaultValue: LeadValue | undefined
  leadValue: LeadValue | undefined
  condition: Look | undefined
  computes: [number, number, number]
  newPage: Look | boolean
}

interface Look {
  /** How many answers back, each, and what of them. */
  looks: { back: number; operator: Comparison['operator']; value: LeadValue }[]
  any: boolean
}

const anyLook: fc.Arbitrary<Look> = fc.record({
  looks: fc.array(
    fc.record({ back: fc.nat(5), operator: fc.constantFrom(...OPERATORS), value: anyValue }),
    { minLength: 1, maxLength: 2 },
  ),
  any: fc.boolean(),
})
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const anySketch: fc.Arbitrary<Sketch> = fc
  .constantFrom(...FIELD_TYPES)
  .chain((type) => rules(type).map((own) => ({ type, label: 'Question', ...own })))
  .chain((field) =>
    fc.record({
      field: fc.constant(field),
      required: fc.boolean(),
      kind: fc.constantFrom('plain', 'plain', 'plain', 'readOnly', 'computed'),
      defaultValue: maybe(anyValue),
      leadValue: maybe(anyValue),
      condition: maybe(anyLook),
      computes: fc.tuple(fc.nat(4), fc.nat(5), fc.nat(5)),
      newPage: fc.oneof(fc.boolean(), anyLook),
    }),
  )

/** A form that `apply` takes, with questions of all types. */
export const anyForm: fc.Arbitrary<AnyForm> = fc
  .record({
    sketches: fc.array(anySketch, { minLength: 1, maxLength: 14, size: 'max' }),
    review: fc.boolean(),
  })
  .map(({ sketches, review }) => {
    const pages: PageInput[] = []
    const values: Record<string, LeadValue> = {}
    const before: string[] = []
    for (const [at, sketch] of sketches.entries()) {
      if (at === 0 || sketch.newPage !== false) {
        const look = typeof sketch.newPage === 'object' ? sketch.newPage : undefined
        pages.push({ title: `Page ${at}`, fields: [], ...showWhen(look, before) })
      }
      const name = `f${at}`
      pages.at(-1)?.fields.push(fieldOf(sketch, name, before))
      if (sketch.leadValue !== undefined && sketch.field.type !== 'statement') {
        values[name] = sketch.leadValue
      }
      if (sketch.field.type !== 'statement') before.push(name)
    }
    return { pages, review, values }
  })

function fieldOf(sketch: Sketch, dataField: string, before: readonly string[]): FieldInput {
  const { field, required, kind, defaultValue, condition, computes } = sketch
  const { type } = field
  const shown = { ...field, dataField, ...showWhen(condition, before) }
  const server = type === 'file' || type === 'appointment'
  if (kind === 'computed' && COMPUTED.includes(type) && before.length > 0) {
    return { ...shown, computed: computation(computes, before) }
  }
  return {
    ...shown,
    ...(required && !UNASKED.includes(type) && { required }),
    ...(kind === 'readOnly' && !server && { readOnly: true }),
    ...(defaultValue !== undefined && !server && { defaultValue }),
  }
}

function showWhen(look: Look | undefined, before: readonly string[]) {
  if (look === undefined || before.length === 0) return {}
  const comparisons = look.looks.map(({ back, operator, value }) => ({
    field: earlier(before, back),
    operator,
    ...(!VALUELESS.has(operator) && { value }),
  }))
  return { showWhen: look.any ? { any: comparisons } : { all: comparisons } }
}

function computation(
  [kind, one, other]: readonly [number, number, number],
  before: readonly string[],
) {
  const a = { field: earlier(before, one) }
  const b = { field: earlier(before, other) }
  const all: Computation[] = [
    { sum: [a, b, 1] },
    { product: [a, 1.2] },
    { difference: [a, b] },
    { quotient: [a, b] },
    { join: [a, { sum: [b, 0.1] }], separator: '-' },
  ]
  return all[kind] ?? { sum: [1] }
}

function earlier(before: readonly string[], back: number): string {
  return before[Math.max(0, before.length - 1 - back)] ?? ''
}
