import { toAppointment } from '../../wire/appointment-answer.ts'
import type { Answers, AnswerValue, FormField } from '../../wire/form.ts'
import { isServersOwn } from '../../wire/form-flow.ts'
import { toFiles } from '../../wire/uploaded-file.ts'
import { answerText } from '../../wire/answer-text.ts'

/** What a session has of the answers that the server alone says, whatever was sent: its files and appointments. */
export function serversAnswers(fields: readonly FormField[], stored: Answers): Answers {
  const own = fields.filter(isServersOwn)
  return Object.fromEntries(own.map((field) => [field.id, answerOf(field, stored)]))
}

/** Whether an appointment that was checked just now was moved or cancelled since. */
export function appointmentsChanged(
  fields: readonly FormField[],
  stored: Answers,
  checked: Answers,
): boolean {
  return fields
    .filter(({ type }) => type === 'appointment')
    .some((field) => answerText(answerOf(field, stored)) !== answerText(answerOf(field, checked)))
}

function answerOf({ id, type }: FormField, answers: Answers): AnswerValue {
  const value = Object.hasOwn(answers, id) ? answers[id] : undefined
  return type === 'file' ? toFiles(value) : (toAppointment(value) ?? '')
}
