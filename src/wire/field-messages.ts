import { MAX_ANSWER_LENGTH } from './answer-limits.ts'
import type { FormField } from './form.ts'
import type { FieldProblemCode } from './page.ts'

/** What a person reads when a field is wrong: what is amiss, and what to do. One table per language. */
export type FieldMessages = Record<FieldProblemCode, (field: FormField) => string>

const named = (field: FormField): string => `“${field.label}”`

export const ENGLISH_FIELD_MESSAGES: FieldMessages = {
  required: (field) => {
    if (field.type === 'checkbox') return `Tick ${named(field)} to go on.`
    const choice = field.type === 'select' || field.type === 'radio'
    return choice ? `Choose an answer for ${named(field)}.` : `Fill in ${named(field)}.`
  },
  email: () => 'Enter an e-mail address such as name@example.com.',
  tel: () => 'Enter a phone number such as +44 20 7946 0000.',
  number: () => 'Enter a number in digits, such as 1500 or 1500.50, without spaces or commas.',
  date: () => 'Enter a full date that exists: day, month and year.',
  min: (field) => `Enter ${field.min} or more.`,
  max: (field) => `Enter ${field.max} or less.`,
  'too-long': (field) =>
    `Shorten this to ${field.maxLength ?? MAX_ANSWER_LENGTH} characters or fewer.`,
  option: (field) => `Choose one of the answers listed for ${named(field)}.`,
  'read-only-empty': (field) =>
    `${named(field)} should have been filled in for you. You can go on without it.`,
}
