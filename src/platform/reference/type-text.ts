import type { JsonSchema } from '../vendor-apis/openapi-types.ts'

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'an instant in ISO 8601',
  date: 'a day, such as `2026-11-24`',
  uuid: 'a UUID',
  uri: 'a URL',
  email: 'an e-mail address',
}

/** What a value may be, in words; values and patterns stand in backticks. */
export function typeText(schema: JsonSchema): string {
  const { const: only, enum: values, anyOf, oneOf, allOf, not, type } = schema
  if (only !== undefined) return literal(only)
  if (values !== undefined) return values.map(literal).join(', ')
  const either = anyOf ?? oneOf
  if (either !== undefined) return listOfTypes(either)
  if (allOf !== undefined) return [...new Set(allOf.map(typeText))].join(', and ')
  if (not !== undefined) return 'nothing: leave it out'
  if (typeof type === 'object') return listOfTypes(type.map((one) => ({ type: one })))
  return ofType(schema)
}

function ofType(schema: JsonSchema): string {
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'integer':
      return `a whole number${range(schema)}`
    case 'number':
      return `a number${range(schema)}`
    case 'boolean':
      return '`true` or `false`'
    case 'null':
      return '`null`'
    case 'array':
      return list(schema)
    case 'object':
      return record(schema)
    case undefined:
    default:
      return 'anything'
  }
}

const literal = (value: unknown) => `\`${JSON.stringify(value)}\``

const listOfTypes = (schemas: readonly JsonSchema[]) =>
  [...new Set(schemas.map(typeText))].join(' or ')

function text({ format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  const known = format === undefined ? undefined : FORMATS[format]
  if (known !== undefined) return known
  if (pattern !== undefined) return `text like \`${pattern}\``
  if (maxLength !== undefined) return `text of ${minLength} to ${maxLength} characters`
  return minLength > 0 ? 'text, not empty' : 'text'
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  // What a double holds exactly is no limit that anybody set.
  const isLimit = (value: number | undefined): value is number =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER
  if (isLimit(minimum) && isLimit(maximum)) return `, ${minimum} to ${maximum}`
  const limits = [
    isLimit(minimum) && `${minimum} or more`,
    isLimit(exclusiveMinimum) && `more than ${exclusiveMinimum}`,
    isLimit(maximum) && `${maximum} at most`,
    isLimit(exclusiveMaximum) && `less than ${exclusiveMaximum}`,
  ].filter((limit) => limit !== false)
  return limits.map((limit) => `, ${limit}`).join('')
}

function list({ items, maxItems }: JsonSchema): string {
  if (items?.not !== undefined) return 'an empty list'
  const most = maxItems === undefined ? '' : `, ${maxItems} at most`
  if (items === undefined || Object.keys(items).length === 0) return `a list${most}`
  return isRecord(items) ? `a list of objects${most}` : `a list${most}, each ${typeText(items)}`
}

function record({ properties, additionalProperties }: JsonSchema): string {
  if (properties !== undefined && Object.keys(properties).length > 0) return 'an object'
  const values = typeof additionalProperties === 'object' ? additionalProperties : {}
  const what = typeText(values)
  return what === 'anything' ? 'an object with any keys' : `an object; each value is ${what}`
}

const isRecord = ({ type, properties }: JsonSchema) => type === 'object' && properties !== undefined
