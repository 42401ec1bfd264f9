import type { Answers, FormField } from '../../wire/form.ts'
import { toFiles } from '../../wire/uploaded-file.ts'

/** Of the questions that are answered with a form, the files that the session has: whatever was sent. */
export function sentFiles(
  fields: readonly FormField[],
  stored: { values: Answers },
  sent: { values: Answers },
): Answers {
  const asked = fields.filter(({ id, type }) => type === 'file' && Object.hasOwn(sent.values, id))
  return Object.fromEntries(asked.map(({ id }) => [id, toFiles(stored.values[id])]))
}

/** Those that the session has, for each question that takes some. */
export function filesOf(fields: readonly FormField[], values: Answers): Answers {
  const asked = fields.filter(({ type }) => type === 'file')
  return Object.fromEntries(asked.map(({ id }) => [id, toFiles(values[id])]))
}

/** All that answers name. */
export function fileIds(fields: readonly FormField[], answers: Answers): string[] {
  return fields
    .filter(({ type }) => type === 'file')
    .flatMap((field) => toFiles(answers[field.id]).map(({ id }) => id))
}
