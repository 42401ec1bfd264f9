import type * as z from 'zod/mini'
import { ADDRESS_PARTS } from '../address.ts'
import type { FieldMessages } from '../field-messages.ts'
import { takesAnswer } from '../form-flow.ts'
import type { Answers, AnswerValue, FormField } from '../form.ts'
import type { FieldProblem, FieldProblemCode } from '../page.ts'
import { addressField } from './address-field.ts'
import { appointmentField } from './appointment-field.ts'
import { checkbox, checkboxes, isOption } from './choice-field.ts'
import type { Circumstances } from './circumstances.ts'
import { isEmail, isPhoneNumber } from './contacts.ts'
import { dateField, isTime, todayAnywhere } from './date-field.ts'
import { fileField } from './file-field.ts'
import { phoneField } from './phone-field.ts'
import { currencyField, numberField, stepField } from './number-field.ts'
import { signatureField } from './signature-field.ts'
import { textField } from './text-field.ts'

/**
 * Takes what a visitor put into one field (`unknown`), gives the value to keep.
 * Blank optional fields give `''`, numbers a number, one checkbox a boolean,
 * several a list, addresses and signatures their parts. The message of each issue is a {@link FieldProblemCode}.
 */
type FieldSchema = z.ZodMiniType<AnswerValue>

/** Compiles a field's JSON; the same schema runs in the browser and on the server. */
function fieldSchema(field: FormField, { today, country, readPhone }: Circumstances): FieldSchema {
  switch (field.type) {
    case 'input':
    case 'textarea':
    case 'hidden':
      return textField(field)
    case 'email':
      return textField(field, { code: 'email', test: isEmail })
    case 'tel':
      return textField(field, { code: 'tel', test: isPhoneNumber })
    case 'phone':
      return phoneField(field, country, readPhone)
    case 'address':
      return addressField(field)
    case 'date':
      return dateField(field, today)
    case 'time':
      return textField(field, { code: 'time', test: isTime })
    case 'select':
    case 'radio':
      return textField(field, { code: 'option', test: (value) => isOption(field, value) })
    case 'number':
      return numberField(field)
    case 'currency':
      return currencyField(field)
    case 'rating':
    case 'scale':
      return stepField(field)
    case 'checkbox':
    case 'consent':
      return checkbox(field)
    case 'checkboxes':
      return checkboxes(field)
    case 'file':
      return fileField(field)
    case 'signature':
      return signatureField(field)
    case 'appointment':
      return appointmentField(field)
    case 'statement':
      // It asks nothing; `takesAnswer` has passed over it.
      return textField({ ...field, required: false })
    default:
      return field.type satisfies never
  }
}

/**
 * Checks the fields of a page, or of a whole form, with at most one problem for
 * each: those that are shown, which only `formFlow` knows. Read-only fields are
 * passed over: nobody can be asked to mend a value that only the owner can change.
 */
export function validatePage(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
  messages: FieldMessages,
  circumstances: Circumstances = { today: todayAnywhere() },
): { problems: FieldProblem[]; values: Answers } {
  const problems: FieldProblem[] = []
  const accepted: [string, AnswerValue][] = []
  for (const field of fields.filter(takesAnswer)) {
    const value = Object.hasOwn(values, field.id) ? values[field.id] : ''
    const result = fieldSchema(field, circumstances).safeParse(value)
    if (result.success) {
      accepted.push([field.id, result.data])
      continue
    }
    const [issue] = result.error.issues
    const code = (issue?.message ?? 'required') as FieldProblemCode
    const part = ADDRESS_PARTS.find((one) => one === issue?.path[0])
    const message = messages[code](field, part)
    problems.push({ field: field.id, ...(part && { part }), code, message })
  }
  return { problems, values: Object.fromEntries(accepted) }
}
