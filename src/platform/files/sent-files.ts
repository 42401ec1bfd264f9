import type { Answers, FormField } from '../../wire/form.ts'
import { toFiles } from '../../wire/uploaded-file.ts'

/** All that answers name. */
export function fileIds(fields: readonly FormField[], answers: Answers): string[] {
  return fields
    .filter(({ type }) => type === 'file')
    .flatMap((field) => toFiles(answers[field.id]).map(({ id }) => id))
}
