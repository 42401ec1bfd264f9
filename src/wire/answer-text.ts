import { addressText } from './address.ts'
import { isAppointment } from './appointment-answer.ts'
import type { AnswerValue } from './form.ts'
import { isSignature } from './signature.ts'
import type { UploadedFile } from './uploaded-file.ts'

/** An answer as one text: of an appointment, the instant at which it begins. */
export function answerText(answer: AnswerValue): string {
  if (typeof answer !== 'object') return String(answer)
  if (Array.isArray(answer)) return textsOfList(answer).join(', ')
  if (isAppointment(answer)) return answer.start
  return isSignature(answer) ? answer.name : addressText(answer)
}

/** Selections as they are, files by their names. */
export function textsOfList(list: readonly (string | UploadedFile)[]): string[] {
  return list.map((one) => (typeof one === 'string' ? one : one.name))
}
