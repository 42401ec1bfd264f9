import { addressText, toAddress } from '../../wire/address.ts'
import { toAppointment } from '../../wire/appointment-answer.ts'
import { answerText, textsOfList } from '../../wire/answer-text.ts'
import { selectionsOf } from '../../wire/fields/choice-field.ts'
import type { AnswerValue, FormField } from '../../wire/form.ts'
import { toSignature } from '../../wire/signature.ts'
import { toFiles } from '../../wire/uploaded-file.ts'

/** Whether what a field's controls hold is the answer that is known of it. */
export function isSame(field: FormField, typed: AnswerValue, known: AnswerValue): boolean {
  if (field.type === 'appointment') return booked(typed) === booked(known)
  if (typeof typed === 'boolean') return typed === (known === true || known === 'true')
  if (typeof typed === 'object' && !Array.isArray(typed)) {
    if (field.type === 'signature') {
      // Rules go by the text: what is known may be a number, which is nobody's name.
      return signed(typed) === signed(known) && answerText(typed) === answerText(known)
    }
    return addressText(toAddress(typed)) === addressText(toAddress(known))
  }
  if (!Array.isArray(typed)) return typed === answerText(known)
  if (field.type === 'file') return ids(typed) === ids(known)
  const selections = new Set(selectionsOf(known, field))
  const chosen = textsOfList(typed)
  return chosen.length === selections.size && chosen.every((one) => selections.has(one))
}

function booked(value: AnswerValue): string {
  return JSON.stringify(toAppointment(value))
}

function signed(value: AnswerValue): string {
  const { name, drawing = '' } = toSignature(value)
  return `${name}\n${drawing}`
}

function ids(files: AnswerValue): string {
  return toFiles(files)
    .map(({ id }) => id)
    .join()
}
