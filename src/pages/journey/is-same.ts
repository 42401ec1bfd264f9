import { toAppointment } from '../../wire/appointment-answer.ts'
import { answerText, textsOfList } from '../../wire/answer-text.ts'
import { selectionsOf } from '../../wire/fields/choice-field.ts'
import type { AnswerValue, FormField } from '../../wire/form.ts'
import { toSignature } from '../../wire/signature.ts'
import { toFiles } from '../../wire/uploaded-file.ts'

/**
 * Whether what a field's controls hold is the answer that is known of it, for rules too: a number
 * that a lead has is nobody's name, and a blank signature is not that number.
 */
export function isSame(field: FormField, typed: AnswerValue, known: AnswerValue): boolean {
  if (field.type === 'appointment') return booked(typed) === booked(known)
  if (field.type === 'file') return ids(typed) === ids(known)
  if (typeof typed === 'boolean') {
    return typed ? isTrue(known) : ['', 'false'].includes(answerText(known))
  }
  if (!Array.isArray(typed)) {
    const isDrawnAlike = field.type !== 'signature' || drawingOf(typed) === drawingOf(known)
    return isDrawnAlike && answerText(typed) === answerText(known)
  }
  const selections = new Set(selectionsOf(known, field))
  const chosen = textsOfList(typed)
  const isList = chosen.length > 0 || ['', 'false'].includes(answerText(known))
  return isList && chosen.length === selections.size && chosen.every((one) => selections.has(one))
}

function isTrue(known: AnswerValue): boolean {
  return known === true || known === 'true'
}

function booked(value: AnswerValue): string {
  return JSON.stringify(toAppointment(value))
}

function drawingOf(value: AnswerValue): string {
  return toSignature(value).drawing ?? ''
}

function ids(files: AnswerValue): string {
  return toFiles(files)
    .map(({ id }) => id)
    .join()
}
