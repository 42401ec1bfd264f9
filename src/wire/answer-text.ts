import { addressText } from './address.ts'
import type { AnswerValue } from './form.ts'
import { isSignature } from './signature.ts'

/** An answer as one text. */
export function answerText(answer: AnswerValue): string {
  if (typeof answer !== 'object' || Array.isArray(answer)) return String(answer)
  return isSignature(answer) ? answer.name : addressText(answer)
}
