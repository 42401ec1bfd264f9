import type { WrittenField } from './imported-form.ts'
import { isObject, numberOf, wordOf } from './json-schema-values.ts'
import type { Schema } from './json-schema-values.ts'

type Option = { value: string; label: string }

const FORMATS: Partial<Record<string, WrittenField['type']>> = {
  email: 'email',
  'idn-email': 'email',
  date: 'date',
  time: 'time',
}

/** So many choices are seen at once; more are a list to open. */
const MOST_RADIOS = 5
/** Longer texts have several lines. */
const LONG = 200

/** One property as a question; its label is empty where the schema gives none. */
export function schemaField(schema: Schema, at: string, notes: string[]): WrittenField {
  const label = wordOf(schema['title']) ?? ''
  const help = wordOf(schema['description'])
  return {
    ...question(schema, at, notes),
    label,
    ...(help !== undefined && { help }),
    ...(schema['readOnly'] === true && { readOnly: true }),
  }
}

type Question = Omit<WrittenField, 'label'>

function question(schema: Schema, at: string, notes: string[]): Question {
  if ('const' in schema) return { type: 'hidden', defaultValue: String(schema['const']) }
  const options = optionsOf(schema)
  if (options) {
    return { type: options.length > MOST_RADIOS ? 'select' : 'radio', options, ...preset(schema) }
  }
  switch (typeOf(schema)) {
    case 'boolean':
      return { type: 'checkbox', ...preset(schema) }
    case 'integer':
    case 'number':
      return { type: 'number', ...range(schema, at, notes), ...preset(schema) }
    case 'array': {
      const items = isObject(schema['items']) ? optionsOf(schema['items']) : undefined
      if (items) return { type: 'checkboxes', options: items, ...selections(schema) }
      notes.push(`${at}: a list without choices is asked as text, one item a line`)
      return { type: 'textarea' }
    }
    case 'string':
      return text(schema, at, notes)
    default:
      notes.push(`${at}: the type ${JSON.stringify(schema['type'] ?? null)} is asked as text`)
      return { type: 'input' }
  }
}

/** With `null` beside it, it may be left blank; that is what `required` says here. */
function typeOf({ type }: Schema): unknown {
  if (!Array.isArray(type)) return type
  const some = (type as unknown[]).filter((one) => one !== 'null')
  return some.length === 1 ? some[0] : type
}

function optionsOf(schema: Schema): Option[] | undefined {
  const { enum: values, oneOf, anyOf } = schema
  if (Array.isArray(values) && values.length > 0) {
    const some = (values as unknown[]).filter((one) => one !== null && one !== '')
    return some.map((one) => ({ value: String(one), label: String(one) }))
  }
  const named = oneOf ?? anyOf
  if (!Array.isArray(named) || named.length === 0) return undefined
  const all = (named as unknown[]).map((one) =>
    isObject(one) && 'const' in one
      ? { value: String(one['const']), label: wordOf(one['title']) ?? String(one['const']) }
      : undefined,
  )
  return all.every((one) => one !== undefined) ? all : undefined
}

function preset({ default: value }: Schema): Pick<WrittenField, 'defaultValue'> {
  const simple = ['string', 'number', 'boolean'].includes(typeof value)
  return simple ? { defaultValue: value as string | number | boolean } : {}
}

function range(schema: Schema, at: string, notes: string[]): Pick<WrittenField, 'min' | 'max'> {
  const min = numberOf(schema['minimum'])
  const max = numberOf(schema['maximum'])
  for (const word of ['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']) {
    if (word in schema) notes.push(`${at}: "${word}" is left out`)
  }
  if (typeOf(schema) === 'integer') notes.push(`${at}: fractions are taken too`)
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function selections(schema: Schema): Pick<WrittenField, 'minSelections' | 'maxSelections'> {
  const least = numberOf(schema['minItems'])
  const most = numberOf(schema['maxItems'])
  return {
    ...(least !== undefined && least > 0 && { minSelections: least }),
    ...(most !== undefined && { maxSelections: most }),
  }
}

function text(schema: Schema, at: string, notes: string[]): Question {
  const format = wordOf(schema['format'])
  const type = format === undefined ? undefined : FORMATS[format]
  if (format !== undefined && type === undefined) {
    notes.push(`${at}: the format "${format}" is asked as text`)
  }
  if (type === 'date' || type === 'time') return { type, ...preset(schema) }
  const minLength = numberOf(schema['minLength'])
  const maxLength = numberOf(schema['maxLength'])
  const pattern = wordOf(schema['pattern'])
  const long = maxLength === undefined || maxLength <= LONG ? 'input' : 'textarea'
  return {
    type: type ?? long,
    ...(minLength !== undefined && minLength > 0 && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern: whole(pattern) }),
    ...preset(schema),
  }
}

/** A pattern there fits anywhere in a text, ours all of it. */
function whole(pattern: string): string {
  const begins = pattern.startsWith('^')
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(pattern)
  if (pattern.includes('|') && (begins || ends)) return `[^]*(?:${pattern})[^]*`
  const inner = pattern.slice(begins ? 1 : 0, ends ? -1 : undefined)
  return `${begins ? '' : '[^]*'}(?:${inner})${ends ? '' : '[^]*'}`
}
