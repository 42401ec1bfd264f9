import { allCriteria } from './criteria.ts'
import type { Criterion } from './criteria.ts'
import type { JourneyRules } from './rules.ts'
import { matchesPattern } from './match-pattern.ts'

/** The value of a property; undefined where there is none. */
export type ReadProperty = (property: string) => unknown

/** Reads from the first of the records that has the property. */
export function readFrom(...records: Readonly<Record<string, unknown>>[]): ReadProperty {
  return (property) => {
    const record = records.find((one) => Object.hasOwn(one, property))
    return record?.[property]
  }
}

/** Without any criterion, true. */
export function matchesAll(criteria: readonly Criterion[], read: ReadProperty): boolean {
  return criteria.every((criterion) => matches(criterion, read))
}

/** `[[A, B], [C]]` is A and B, or C; a plain list is joined by the operator. */
export function matchesRunCriteria(
  { runCriteria, runOperator }: Pick<JourneyRules, 'runCriteria' | 'runOperator'>,
  read: ReadProperty,
): boolean {
  if (runCriteria.length === 0) return true
  const groups = runCriteria.flatMap((one) => (Array.isArray(one) ? [one] : []))
  if (groups.length > 0) return groups.some((group) => matchesAll(group, read))
  return matchesAny(allCriteria(runCriteria), read, runOperator)
}

export function matchesAny(
  criteria: readonly Criterion[],
  read: ReadProperty,
  operator: 'and' | 'or',
): boolean {
  if (operator === 'and' || criteria.length === 0) return matchesAll(criteria, read)
  return criteria.some((criterion) => matches(criterion, read))
}

function matches({ Property, Operator, Value }: Criterion, read: ReadProperty): boolean {
  const value = read(Property)
  switch (Operator) {
    case 'equals':
      return equals(value, Value)
    case "doesn't equal":
      return !equals(value, Value)
    case 'contains':
      return contains(value, Value)
    case "doesn't contain":
      return !contains(value, Value)
    case 'matches regex':
      return matchesPattern(Value, asText(value))
    case "doesn't match regex":
      return !matchesPattern(Value, asText(value))
    case 'greater than':
      return compare(value, Value) > 0
    case 'less than':
      return compare(value, Value) < 0
    case 'is set':
      return isSet(value)
    case 'is not set':
      return !isSet(value)
    default:
      return Operator satisfies never
  }
}

/** Numbers by their value, and so all that is written as one: "7.0" is 7. Otherwise by the letter. */
function equals(value: unknown, wanted: unknown): boolean {
  const [a, b] = [asNumber(value), asNumber(wanted)]
  if (a !== null && b !== null) return a === b
  return asText(value) === asText(wanted)
}

function contains(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => equals(one, wanted))
  return asText(value).includes(asText(wanted))
}

/** As numbers, else as dates; NaN for what is neither, which is neither more nor less. */
function compare(value: unknown, wanted: unknown): number {
  const [a, b] = [asNumber(value), asNumber(wanted)]
  if (a !== null && b !== null) return a - b
  return asDate(value) - asDate(wanted)
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return isSet(value) ? JSON.stringify(value) : ''
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/
const DATE = /^\d{4}-\d\d-\d\d/

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : null
}

function asDate(value: unknown): number {
  return typeof value === 'string' && DATE.test(value) ? Date.parse(value) : Number.NaN
}
