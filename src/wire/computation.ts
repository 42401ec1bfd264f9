import { answerText } from './answer-text.ts'
import type { AnswerValue, LeadValue } from './form.ts'

/** A value made from earlier answers. */
export type Computation =
  | { sum: Operand[] }
  | { product: Operand[] }
  | { difference: [Operand, Operand] }
  | { quotient: [Operand, Operand] }
  | { join: Operand[]; separator?: string }

/** A value as it stands, the answer to an earlier field by its id or data field, or another computation. */
export type Operand = LeadValue | { field: string } | Computation

type AnswerTo = (field: string) => AnswerValue

/** Decimal places of binary fractions that nobody has asked for end here: 0.1 + 0.2 is 0.3. */
const DIGITS = 12

/**
 * A number, or a text of `join`. A sum passes over what is blank; everything else
 * needs all its numbers. '' where there is nothing to compute, or no number comes of it.
 */
export function compute(computation: Computation, answerTo: AnswerTo): LeadValue {
  if ('join' in computation) {
    const texts = computation.join.map((one) => String(valueOf(one, answerTo)))
    return texts.filter((text) => text !== '').join(computation.separator ?? ' ')
  }
  if ('sum' in computation) {
    const numbers = numbersOf(computation.sum, answerTo).filter((one) => one !== null)
    return numbers.length === 0 ? '' : rounded(numbers.reduce((sum, one) => sum + one, 0))
  }
  if ('product' in computation) {
    return whole(computation.product, answerTo, (all) => all.reduce((a, b) => a * b, 1))
  }
  if ('difference' in computation) {
    return whole(computation.difference, answerTo, ([a = 0, b = 0]) => a - b)
  }
  return whole(computation.quotient, answerTo, ([a = 0, b = 0]) => a / b)
}

/** All fields that it reads, whatever it is nested in. */
export function fieldsOf(computation: Computation): string[] {
  return operandsOf(computation).flatMap((one) => {
    if (typeof one !== 'object') return []
    return 'field' in one ? [one.field] : fieldsOf(one)
  })
}

function operandsOf(computation: Computation): Operand[] {
  if ('join' in computation) return computation.join
  if ('sum' in computation) return computation.sum
  if ('product' in computation) return computation.product
  return 'difference' in computation ? computation.difference : computation.quotient
}

function whole(
  operands: readonly Operand[],
  answerTo: AnswerTo,
  act: (numbers: number[]) => number,
): LeadValue {
  const numbers = numbersOf(operands, answerTo)
  const all = numbers.filter((one) => one !== null)
  return all.length === numbers.length ? rounded(act(all)) : ''
}

function numbersOf(operands: readonly Operand[], answerTo: AnswerTo): (number | null)[] {
  return operands.map((one) => {
    const text = String(valueOf(one, answerTo)).trim()
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null
  })
}

function valueOf(operand: Operand, answerTo: AnswerTo): LeadValue {
  if (typeof operand !== 'object') return operand
  if (!('field' in operand)) return compute(operand, answerTo)
  const answer = answerTo(operand.field)
  if (typeof answer !== 'object') return answer
  return answerText(answer)
}

function rounded(number: number): LeadValue {
  return Number.isFinite(number) ? Number(number.toPrecision(DIGITS)) : ''
}
