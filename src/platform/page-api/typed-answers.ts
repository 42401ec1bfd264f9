import { addressParts } from '../../wire/address.ts'
import type { Address } from '../../wire/address.ts'
import { isServersOwn, takesAnswer } from '../../wire/form-flow.ts'
import type { Answers, AnswerValue, FormField } from '../../wire/form.ts'
import type { Signature } from '../../wire/signature.ts'

/** Those whose answers are sent with the form. Others are answers before. */
export function typedFields(fields: readonly FormField[]): FormField[] {
  return fields.filter((field) => takesAnswer(field) && !isServersOwn(field))
}

/** A box or radio group that is not ticked is not sent at all. */
export function typedAnswers(fields: readonly FormField[], sent: URLSearchParams): Answers {
  const typed = typedFields(fields).map((field): [string, AnswerValue] => {
    if (field.type === 'checkbox' || field.type === 'consent') {
      return [field.id, sent.has(field.id)]
    }
    if (field.type === 'checkboxes') return [field.id, sent.getAll(field.id)]
    if (field.type === 'address') return [field.id, typedAddress(field, sent)]
    if (field.type === 'signature') return [field.id, typedSignature(field, sent)]
    return [field.id, (sent.get(field.id) ?? '').replaceAll('\r\n', '\n')]
  })
  return Object.fromEntries(typed)
}

function typedAddress(field: FormField, sent: URLSearchParams): Address {
  const typed = addressParts(field).map(({ part }) => [part, sent.get(`${field.id}.${part}`) ?? ''])
  return Object.fromEntries(typed)
}

function typedSignature({ id }: FormField, sent: URLSearchParams): Signature {
  return { name: sent.get(`${id}.name`) ?? '', drawing: sent.get(`${id}.drawing`) ?? '' }
}
