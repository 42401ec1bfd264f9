/** Tables of `docs/schemas.md`: what may stand in a file, by its JSON Schema, a row for each place in it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cell, code, table } from '../markdown-table.ts'

const ROOT = resolve(import.meta.dirname, '../..')

interface Schema {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  description?: string
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  $defs?: Record<string, Schema>
  /** One of several objects that may stand in a place; of ours. */
  isOneShape?: boolean
}

const read = (name: string) =>
  JSON.parse(readFileSync(resolve(ROOT, 'dist', name), 'utf8')) as Schema

const LARGEST = Number.MAX_SAFE_INTEGER

/** "1 to 200", "at least 1", "at most 200". */
function range(least: number | undefined, most: number | undefined): string {
  const isOpen = most === undefined || most >= LARGEST
  if (isOpen) return least === undefined || least <= -LARGEST ? '' : `at least ${least}`
  return least === undefined
    ? `at most ${most}`
    : least === most
      ? `${most}`
      : `${least} to ${most}`
}

const withLimits = (what: string, limits: string) => (limits === '' ? what : `${what}, ${limits}`)

/** Of a schema that goes into itself, the objects that it may be: by the names in each. */
function shapesOf(schema: Schema): string {
  const shapes = (schema.anyOf ?? schema.oneOf ?? [schema]).flatMap(({ properties }) =>
    properties ? [code(`{ ${Object.keys(properties).join(', ')} }`)] : [],
  )
  return `object: ${shapes.join(' or ')}`
}

/** In words, what it may be. */
function typeOf(schema: Schema, definitions: Record<string, Schema>): string {
  const { type, anyOf, oneOf, enum: words, format } = schema
  if (schema.$ref !== undefined) {
    return shapesOf(definitions[schema.$ref.replace('#/$defs/', '')] ?? {})
  }
  if (schema.const !== undefined) return code(JSON.stringify(schema.const))
  if (words) return words.map((word) => code(JSON.stringify(word))).join(' ')
  const alternatives = anyOf ?? oneOf
  if (alternatives)
    return [...new Set(alternatives.map((one) => typeOf(one, definitions)))].join(' or ')
  if (type === 'array') {
    const many = range(schema.minItems, schema.maxItems)
    return withLimits(
      `list of ${typeOf(schema.items ?? {}, definitions)}`,
      many === '' ? '' : `${many} of them`,
    )
  }
  if (type === 'string') {
    const length = range(schema.minLength, schema.maxLength)
    return withLimits(format ?? 'text', length === '' ? '' : `${length} characters`)
  }
  if (type === 'integer' || type === 'number') {
    return withLimits(type, range(schema.minimum, schema.maximum))
  }
  if (type === 'object') return schema.properties ? 'object' : 'object by name'
  return type ?? 'anything'
}

/** The objects in it that have places of their own, each with how the path to it goes on. */
function below(schema: Schema): [path: string, schema: Schema][] {
  if (schema.items) return below(schema.items).map(([path, one]) => [`[]${path}`, one])
  if (schema.properties) return [['', schema]]
  if (typeof schema.additionalProperties === 'object') {
    return below(schema.additionalProperties).map(([path, one]) => [`.*${path}`, one])
  }
  const inner = (schema.anyOf ?? schema.oneOf ?? []).flatMap(below)
  if (inner.filter(([path]) => path === '').length < 2) return inner
  return inner.map(([path, one]) => [path, { ...one, isOneShape: true }])
}

function rows(schema: Schema, path: string, definitions: Record<string, Schema>): string[][] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const here = path === '' ? name : `${path}.${name}`
    const row = [
      code(here),
      typeOf(one, definitions),
      required.has(name) ? (schema.isOneShape ? 'in its shape' : 'yes') : '',
      cell(one.description),
    ]
    return [row, ...below(one).flatMap(([on, inner]) => rows(inner, here + on, definitions))]
  })
}

const HEAD = ['place', 'type', 'required', '']

/** The same place in several alternatives is one row, as long as nothing differs. */
const places = (all: string[][]) =>
  table(HEAD, [...new Map(all.map((row) => [row.join('|'), row])).values()])

/** A table for each part of the file. */
function parts(schema: Schema): string {
  const { properties = {}, $defs: definitions = {} } = schema
  return Object.entries(properties)
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, one]) => {
      const own = [[code(name), typeOf(one, definitions), '', cell(one.description)]]
      const inner = below(one).flatMap(([on, object]) => rows(object, name + on, definitions))
      return `### \`${name}\`\n\n${places([...own, ...inner])}`
    })
    .join('\n\n')
}

/** A table for each of several schemas in one document. */
function eachOf(schema: Schema): string {
  return Object.entries(schema.$defs ?? {})
    .map(([name, one]) => {
      const all = below(one).flatMap(([on, object]) => rows(object, on.replace(/^\./, ''), {}))
      return `### \`${name}\`\n\n${all.length === 0 ? '_No settings._' : places(all)}`
    })
    .join('\n\n')
}

export const schemaTables = (): Record<string, () => string> => ({
  'schema-workspace': () => parts(read('workspace.schema.json')),
  'schema-journey-settings': () => eachOf(read('journey-settings.schema.json')),
  'schema-journey-actions': () => eachOf(read('journey-actions.schema.json')),
})
