import { takesAnswer } from './form-flow.ts'
import type { FormFlow } from './form-flow.ts'
import type { Answers, AnswersCopy, FormField } from './form.ts'

/** Fields by which a visitor says yes or no to a copy. */
export const COPY_IF_TYPES: readonly FormField['type'][] = ['checkbox', 'consent']

/** Whether a field is called so: by its id or its data field. */
export function isCalled(
  field: { id?: string | undefined; dataField?: string | undefined },
  name: string,
) {
  return field.id === name || field.dataField === name
}

/** Where a copy of these answers goes; null where none is wanted. Whoever was not asked has said nothing. */
export function copyAddress(
  copy: AnswersCopy | undefined,
  { fields }: Pick<FormFlow, 'fields'>,
  values: Readonly<Answers>,
): string | null {
  if (copy === undefined) return null
  const answerTo = (name: string) => {
    const field = fields.find((one) => isCalled(one, name) && takesAnswer(one))
    return field !== undefined && Object.hasOwn(values, field.id) ? values[field.id] : undefined
  }
  if (copy.if !== undefined && answerTo(copy.if) !== true) return null
  const to = answerTo(copy.to)
  return typeof to === 'string' && to.trim() !== '' ? to.trim() : null
}
