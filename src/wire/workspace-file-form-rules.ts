/** What the shape of a form in `workspace.json` cannot say. Each problem carries its path. */
import type * as z from 'zod'
import { fieldsOf } from './computation.ts'
import { comparisonsOf, VALUELESS } from './condition.ts'
import type { fileField, fileForm } from './workspace-file-forms.ts'
import type { FieldType } from './form.ts'
import { endsOf } from './fields/number-field.ts'
import { linearPattern } from './linear-pattern.ts'
import { repeats, report, reportRepeats } from './report-problems.ts'
import type { Context } from './report-problems.ts'
import { checkCopy } from './workspace-file-copy.ts'
import { checkTranslations } from './workspace-file-translations.ts'

type Field = z.output<typeof fileField>
type Form = Pick<
  z.output<typeof fileForm>,
  'pages' | 'language' | 'translations' | 'copy' | 'thankYou'
>

const CHOICES: readonly FieldType[] = ['select', 'radio', 'checkboxes']
const TEXTS: readonly FieldType[] = ['input', 'email', 'tel', 'textarea']

/** Which types have what; all have the others. */
const BELONGS_TO: Partial<Record<keyof Field, readonly FieldType[]>> = {
  options: CHOICES,
  min: ['number', 'currency', 'scale'],
  max: ['number', 'currency', 'scale', 'rating'],
  minLength: TEXTS,
  maxLength: TEXTS,
  pattern: TEXTS,
  patternHelp: TEXTS,
  earliest: ['date'],
  latest: ['date'],
  minSelections: ['checkboxes'],
  maxSelections: ['checkboxes'],
  currency: ['currency'],
  country: ['phone', 'address'],
  parts: ['address'],
  accept: ['file'],
  maxSize: ['file'],
  maxFiles: ['file'],
  drawing: ['signature'],
  appointmentType: ['appointment'],
  minLabel: ['scale'],
  maxLabel: ['scale'],
  content: ['statement', 'consent'],
  computed: ['input', 'number', 'currency', 'hidden'],
}

/** What each type cannot do without. */
const NEEDS: readonly [readonly FieldType[], keyof Field, string][] = [
  [CHOICES, 'options', 'options: [{"value": …, "label": …}]'],
  [['currency'], 'currency', 'a currency of ISO 4217, such as "EUR"'],
  [['appointment'], 'appointmentType', 'appointmentType: the title of one in appointmentTypes'],
  [['statement'], 'content', 'content: what it says, in HTML'],
]

/** They ask nothing of a visitor, so they cannot insist. */
const UNASKED: readonly FieldType[] = ['statement', 'hidden']

const ORDERED: readonly [keyof Field, keyof Field][] = [
  ['min', 'max'],
  ['minLength', 'maxLength'],
  ['minSelections', 'maxSelections'],
]

/** More radio buttons than that are a number to type. */
const MOST_STEPS = 100

export function checkField(field: Field, ctx: Context): void {
  for (const [key, types] of Object.entries(BELONGS_TO) as [keyof Field, FieldType[]][]) {
    if (field[key] === undefined || types.includes(field.type)) continue
    report(ctx, [key], `only ${types.join(', ')} can have ${key}; remove it`)
  }
  for (const [types, key, what] of NEEDS) {
    if (!types.includes(field.type) || field[key] !== undefined) continue
    const a = /^[aeiou]/.test(field.type) ? 'an' : 'a'
    report(ctx, [key], `${a} ${field.type} needs ${what}`)
  }
  reportRepeats(ctx, field.options, (option) => option.value, ['options'], 'value')
  for (const [least, most] of ORDERED) {
    const [a, b] = [field[least], field[most]]
    if (a !== undefined && b !== undefined && a > b)
      report(ctx, [least], `must not be above ${most}`)
  }
  if (UNASKED.includes(field.type) && field.required === true) {
    report(ctx, ['required'], `a ${field.type} asks nothing; remove it`)
  }
  if (field.computed !== undefined && (field.readOnly === true || field.required === true)) {
    report(ctx, ['computed'], 'nobody fills it in; remove readOnly and required')
  }
  if (field.type === 'file' && (field.readOnly === true || field.defaultValue !== undefined)) {
    report(ctx, ['type'], 'a visitor alone gives files; remove readOnly and defaultValue')
  }
  if (
    field.type === 'appointment' &&
    (field.readOnly === true || field.defaultValue !== undefined)
  ) {
    report(ctx, ['type'], 'a visitor alone makes an appointment; remove readOnly and defaultValue')
  }
  if (field.readOnly === true && field.dataField === undefined) {
    report(ctx, ['dataField'], "a readOnly field shows the lead's value: say which")
  }
  if (field.parts !== undefined && Object.keys(field.parts).length === 0) {
    report(ctx, ['parts'], 'an address has one part or more')
  }
  checkSteps(field, ctx)
  checkPattern(field, ctx)
}

function checkSteps(field: Field, ctx: Context): void {
  const { type } = field
  if (type !== 'rating' && type !== 'scale') return
  const { min, max } = endsOf(field)
  if (Number.isInteger(min) && Number.isInteger(max)) {
    if (max > min && max - min < MOST_STEPS) return
  }
  report(ctx, ['max'], `a ${type} goes by whole numbers, over ${MOST_STEPS} of them at most`)
}

function checkPattern({ pattern }: Field, ctx: Context): void {
  if (pattern === undefined) return
  try {
    linearPattern(pattern)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report(ctx, ['pattern'], why)
  }
}

export function checkForm(form: Form, ctx: Context): void {
  checkConditions(form, ctx)
  reportRepeats(ctx, form.pages, (page) => page.id, ['pages'], 'id')
  const places = form.pages.flatMap((page, p) =>
    page.fields.map((field, f) => ({ field, path: ['pages', p, 'fields', f] })),
  )
  checkNames(places, 'form', ctx)
  checkTranslations(form, ctx)
  checkCopy(form, ctx)
}

/** Fields that stand together without pages. */
export function checkQuestions(fields: readonly Field[], ctx: Context): void {
  const places = fields.map((field, at) => ({ field, path: [at] }))
  for (const { field, path } of places) {
    if (field.type === 'file') report(ctx, [...path, 'type'], 'only a form asks for files')
    if (field.type === 'appointment') {
      report(ctx, [...path, 'type'], 'only a form asks for an appointment')
    }
  }
  const before = new Set<string>()
  for (const { field, path } of places) checkAfter(field, before, path, ctx)
  checkNames(places, 'type', ctx)
}

interface Place {
  field: Field
  path: (string | number)[]
}

function checkNames(places: readonly Place[], of: 'form' | 'type', ctx: Context): void {
  repeats(places, ({ field }) => field.id).forEach(({ path, field }) =>
    report(ctx, [...path, 'id'], `"${field.id}" is another field's id too`),
  )
  const dataFields = places.flatMap(({ field, path }) => [
    { name: field.dataField, path: [...path, 'dataField'] },
    ...Object.entries(field.parts ?? {}).map(([part, rule]) => ({
      name: rule?.dataField,
      path: [...path, 'parts', part, 'dataField'],
    })),
  ])
  repeats(dataFields, ({ name }) => name).forEach(({ path, name }) =>
    report(ctx, path, `"${name}" is taken by another field of the ${of}`),
  )
  // Without id and data field, the label makes the id.
  const labelled = places.filter(
    ({ field }) => field.id === undefined && field.dataField === undefined,
  )
  repeats(labelled, ({ field }) => field.label).forEach(({ path }) =>
    report(
      ctx,
      path,
      'another field has the same label, and neither has a dataField: give one an "id"',
    ),
  )
}

/** A condition looks back only, so that no two of them can wait for each other. */
function checkConditions({ pages }: Form, ctx: Context): void {
  const before = new Set<string>()
  for (const [p, page] of pages.entries()) {
    checkCondition(page.showWhen, before, ['pages', p, 'showWhen'], ctx)
    for (const [f, field] of page.fields.entries()) {
      checkAfter(field, before, ['pages', p, 'fields', f], ctx)
    }
  }
}

/** @param before Names of the fields that come before; its own are added. */
function checkAfter(
  { id, dataField, type, showWhen, computed }: Field,
  before: Set<string>,
  path: (string | number)[],
  ctx: Context,
): void {
  checkCondition(showWhen, before, [...path, 'showWhen'], ctx)
  for (const name of computed ? fieldsOf(computed) : []) {
    if (!before.has(name)) report(ctx, [...path, 'computed'], unknown(name))
  }
  if (type === 'statement') return
  for (const name of [id, dataField]) if (name !== undefined) before.add(name)
}

function checkCondition(
  condition: Field['showWhen'],
  before: ReadonlySet<string>,
  path: (string | number)[],
  ctx: Context,
): void {
  for (const { field, operator, value } of condition ? comparisonsOf(condition) : []) {
    if (!before.has(field)) report(ctx, path, unknown(field))
    if (VALUELESS.has(operator) === (value !== undefined)) {
      report(ctx, path, `${operator} ${value === undefined ? 'needs a' : 'takes no'} value`)
    }
  }
}

function unknown(name: string): string {
  return `"${name}" is the id or dataField of no field that comes before`
}
