import { MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import type { FieldMessages } from '../../wire/field-messages.ts'
import { fill } from '../text.ts'
import type { FormTexts } from './en.ts'

/** What to say of a field that is wrong. Numbers stand as they have to be typed. */
export function fieldMessages(texts: FormTexts): FieldMessages {
  return {
    required: ({ type, label }) => {
      if (type === 'checkbox') return fill(texts.requiredTick, { label })
      const choice = type === 'select' || type === 'radio'
      return fill(choice ? texts.requiredChoice : texts.required, { label })
    },
    email: () => texts.email,
    tel: () => texts.tel,
    number: () => texts.number,
    date: () => texts.date,
    min: ({ min = '' }) => fill(texts.min, { min }),
    max: ({ max = '' }) => fill(texts.max, { max }),
    'too-long': ({ maxLength = MAX_ANSWER_LENGTH }) => fill(texts.tooLong, { length: maxLength }),
    option: ({ label }) => fill(texts.option, { label }),
    'read-only-empty': ({ label }) => fill(texts.readOnlyEmpty, { label }),
  }
}
