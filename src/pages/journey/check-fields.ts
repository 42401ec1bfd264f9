import { fieldMessages } from '../../texts/form/field-messages.ts'
import type { FieldMessages } from '../../wire/field-messages.ts'
import { countryOf } from '../../wire/country-of.ts'
import { todayHere } from '../../wire/fields/date-field.ts'
import { validatePage } from '../../wire/fields/validate-page.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import { fill } from '../../texts/text.ts'
import { pageLocale } from '../page-locale.ts'
import { FORM } from './form-texts.ts'
import { visitorLanguages } from '../visitor-languages.ts'
import { phoneReader } from './phone-reader.ts'
import type { FormControls } from './form-controls.ts'

/** What the server will check again, and what only the browser can know: a date or time that is half typed. */
export function checkFields(
  controls: FormControls,
  fields: readonly FormField[],
): { problems: FieldProblem[]; values: Answers } {
  const messages = fieldMessages(FORM.now, pageLocale())
  const { problems, values } = validatePage(fields, controls.values(), messages, {
    today: todayHere(),
    country: countryOf(visitorLanguages()),
    readPhone: phoneReader(),
  })
  const found = new Map(problems.map((problem) => [problem.field, problem]))
  const all = fields.flatMap((field) => {
    if (controls.isBusy(field)) return busy(field)
    const problem = controls.isHalfTyped(field) ? halfTyped(field, messages) : found.get(field.id)
    return problem ?? []
  })
  return { problems: all, values }
}

/** Whoever goes on now would leave without them. */
function busy({ id, type, label }: FormField): FieldProblem {
  const { fileBusy, unconfirmedTime } = FORM.now
  const message = type === 'appointment' ? fill(unconfirmedTime, { label }) : fileBusy
  return { field: id, code: 'required', message }
}

function halfTyped(field: FormField, messages: FieldMessages): FieldProblem {
  const code = field.type === 'time' ? 'time' : 'date'
  return { field: field.id, code, message: messages[code](field) }
}
