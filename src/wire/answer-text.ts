import { addressText } from './address.ts'
import type { AnswerValue } from './form.ts'

/** An answer as one text. */
export function answerText(answer: AnswerValue): string {
  const parts = typeof answer === 'object' && !Array.isArray(answer)
  return parts ? addressText(answer) : String(answer)
}
