import { fieldMessages } from '../../texts/form/field-messages.ts'
import { validatePage } from '../../wire/field-schema.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import { FORM } from './form-texts.ts'
import type { FormControls } from './form-controls.ts'

/** What the server will check again, and what only the browser can know: a date that is half typed. */
export function checkFields(
  controls: FormControls,
  fields: readonly FormField[],
): { problems: FieldProblem[]; values: Answers } {
  const messages = fieldMessages(FORM.now)
  const { problems, values } = validatePage(fields, controls.values(), messages)
  const found = new Map(problems.map((problem) => [problem.field, problem]))
  const all = fields.flatMap((field) => {
    const problem = controls.isHalfTyped(field)
      ? halfTyped(field, messages.date(field))
      : found.get(field.id)
    return problem ?? []
  })
  return { problems: all, values }
}

function halfTyped(field: FormField, message: string): FieldProblem {
  return { field: field.id, code: 'date', message }
}
