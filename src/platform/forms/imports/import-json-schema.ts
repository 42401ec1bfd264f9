/** JSON Schema, 2020-12 and draft-07: https://json-schema.org/draft/2020-12/json-schema-validation */
import { ImportError } from './imported-form.ts'
import type { ImportedForm, WrittenField, WrittenPage } from './imported-form.ts'
import { dataFieldNames } from './import-names.ts'
import { schemaField } from './json-schema-field.ts'
import { isObject, resolver, wordOf } from './json-schema-values.ts'
import type { Resolve, Schema } from './json-schema-values.ts'

interface Reading {
  resolve: Resolve
  nameOf: (name: string) => string
  notes: string[]
}

/** Objects within objects; one that holds itself would have no end. */
const DEEPEST = 5

/**
 * The properties of an object as a form: each a question, and each object within a page of its own.
 * What decides between schemas (`if`, `oneOf` of objects) is no question, and is noted.
 * @throws {ImportError}
 */
export function importJsonSchema(json: unknown): ImportedForm {
  if (!isObject(json)) throw new ImportError('a JSON Schema is an object')
  const notes: string[] = []
  const reading: Reading = { resolve: resolver(json), nameOf: dataFieldNames(), notes }
  const root = reading.resolve(json)
  const title = wordOf(root['title']) ?? 'Form'
  const pages = pagesOf(root, { title, path: '', depth: 0 }, reading)
  if (pages.length === 0) throw new ImportError('the schema has no properties to ask for')
  return { form: { name: title, title, pages }, notes }
}

interface Place {
  title: string
  /** Names of the objects around it, with dots. */
  path: string
  depth: number
}

function pagesOf(schema: Schema, { title, path, depth }: Place, reading: Reading): WrittenPage[] {
  const { resolve, nameOf, notes } = reading
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []
  for (const word of ['if', 'allOf', 'anyOf', 'oneOf', 'dependentRequired', 'patternProperties']) {
    if (word in schema) notes.push(`${path || 'the schema'}: "${word}" is left out`)
  }
  const fields: WrittenField[] = []
  const within: WrittenPage[] = []
  for (const [key, raw] of Object.entries(properties)) {
    const at = path === '' ? key : `${path}.${key}`
    const property = isObject(raw) ? resolve(raw) : {}
    if (property['type'] === 'object' || isObject(property['properties'])) {
      const inner = { title: wordOf(property['title']) ?? key, path: at, depth: depth + 1 }
      if (depth < DEEPEST) within.push(...pagesOf(property, inner, reading))
      else notes.push(`${at}: objects go deeper than ${DEEPEST}; it is left out`)
      continue
    }
    const field = schemaField(property, at, notes)
    const isRequired = required.includes(key) && !['hidden', 'statement'].includes(field.type)
    fields.push({
      ...field,
      label: field.label || key,
      dataField: nameOf(at),
      ...(isRequired && field.readOnly !== true && { required: true }),
    })
  }
  return [...(fields.length > 0 ? [{ title, fields }] : []), ...within]
}
