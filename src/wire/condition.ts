import { isBlankAddress } from './address.ts'
import { isAppointment } from './appointment-answer.ts'
import { textsOfList } from './answer-text.ts'
import type { AnswerValue, LeadValue } from './form.ts'
import { isSignature } from './signature.ts'

/** Of answers that were given before: every one of them holds, or any, or this one. */
export type Condition = { all: Condition[] } | { any: Condition[] } | Comparison

export interface Comparison {
  /** An earlier field, by its id or data field. */
  field: string
  operator: Operator
  /** For all operators but `isEmpty` and `isNotEmpty`. */
  value?: LeadValue
}

type Test = (answer: AnswerValue, value: LeadValue) => boolean

/**
 * Numbers are compared as numbers, everything else as text: dates and times of
 * ISO 8601 are in order that way. No empty answer is more or less than anything.
 * Of several selections, any may be equal.
 */
const TESTS = {
  equals: isEqual,
  notEquals: (answer, value) => !isEqual(answer, value),
  contains: hasPart,
  notContains: (answer, value) => !hasPart(answer, value),
  lessThan: (answer, value) => isAnswered(answer) && order(answer, value) < 0,
  atMost: (answer, value) => isAnswered(answer) && order(answer, value) <= 0,
  moreThan: (answer, value) => isAnswered(answer) && order(answer, value) > 0,
  atLeast: (answer, value) => isAnswered(answer) && order(answer, value) >= 0,
  isEmpty: (answer) => !isAnswered(answer),
  isNotEmpty: (answer) => isAnswered(answer),
} satisfies Record<string, Test>

export type Operator = keyof typeof TESTS

export const OPERATORS = Object.keys(TESTS) as Operator[]

/** These look at the answer alone. */
export const VALUELESS: ReadonlySet<Operator> = new Set<Operator>(['isEmpty', 'isNotEmpty'])

/** @param answerTo The answer to a field by its id or data field; '' where there is none. */
export function holds(condition: Condition, answerTo: (field: string) => AnswerValue): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answerTo))
  if ('any' in condition) return condition.any.some((one) => holds(one, answerTo))
  const test: Test = TESTS[condition.operator]
  return test(answerTo(condition.field), condition.value ?? '')
}

/** All comparisons in it, whatever it is nested in. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf)
  if ('any' in condition) return condition.any.flatMap(comparisonsOf)
  return [condition]
}

/** A box that is not ticked is no answer. */
function isAnswered(answer: AnswerValue): boolean {
  if (Array.isArray(answer)) return answer.length > 0
  if (typeof answer === 'object') {
    if (isAppointment(answer)) return true
    return isSignature(answer) ? answer.name.trim() !== '' : !isBlankAddress(answer)
  }
  return answer !== false && String(answer).trim() !== ''
}

/** A box that is not ticked is `false`, whether it was touched or not; an address is any of its parts, a signature its name, an appointment its beginning. */
function textsOf(answer: AnswerValue): readonly string[] {
  if (typeof answer === 'object') {
    if (isSignature(answer)) return [answer.name.trim()]
    if (!Array.isArray(answer) && isAppointment(answer)) return [answer.start]
    const texts = Array.isArray(answer) ? textsOfList(answer) : Object.values(answer)
    return texts.length > 0 ? texts : ['']
  }
  return [String(answer).trim()]
}

function isEqual(answer: AnswerValue, value: LeadValue): boolean {
  return textsOf(answer).some((one) => compare(one, value) === 0)
}

function hasPart(answer: AnswerValue, value: LeadValue): boolean {
  return textsOf(answer).some((one) => fold(one).includes(fold(value)))
}

function order(answer: AnswerValue, value: LeadValue): number {
  const one = Array.isArray(answer) ? answer.length : (textsOf(answer)[0] ?? '')
  return compare(one, value)
}

function compare(one: LeadValue, other: LeadValue): number {
  const a = String(one)
  const b = String(other)
  const [x, y] = [toNumber(a), toNumber(b)]
  if (x !== null && y !== null) return x - y
  // An answer that was never given to a checkbox is as good as `false`.
  if (b === 'false' && a === '') return 0
  return a < b ? -1 : Number(a > b)
}

function toNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null
}

function fold(value: LeadValue): string {
  return String(value).toLowerCase()
}
