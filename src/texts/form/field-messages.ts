import type { AddressPart } from '../../wire/address.ts'
import { MAX_ADDRESS_PART_LENGTH, MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import type { FieldMessages } from '../../wire/field-messages.ts'
import { resolveDay, todayHere } from '../../wire/fields/date-field.ts'
import { decimalsOf } from '../../wire/fields/number-field.ts'
import type { FieldType } from '../../wire/form.ts'
import { DEFAULT_FILE_SIZE } from '../../wire/uploaded-file.ts'
import { fill } from '../text.ts'
import type { FormTexts } from './en.ts'
import { sizeInWords, typesInWords } from './file-words.ts'

const CHOICES: readonly FieldType[] = ['select', 'radio', 'checkboxes', 'rating', 'scale']

/** What the parts of an address are called. */
export const PART_LABELS = {
  line1: 'addressLine1',
  line2: 'addressLine2',
  city: 'addressCity',
  region: 'addressRegion',
  postalCode: 'addressPostalCode',
  country: 'addressCountry',
} as const satisfies Record<AddressPart, keyof FormTexts>

/**
 * What to say of a field that is wrong. Numbers stand as they have to be typed.
 * @param locale BCP 47, for days.
 */
export function fieldMessages(texts: FormTexts, locale: string): FieldMessages {
  return {
    required: ({ type, label }, part) => {
      if (part) return fill(texts.required, { label: texts[PART_LABELS[part]] })
      if (type === 'file') return fill(texts.requiredFile, { label })
      if (type === 'appointment') return fill(texts.requiredTime, { label })
      if (type === 'checkbox' || type === 'consent') return fill(texts.requiredTick, { label })
      return fill(CHOICES.includes(type) ? texts.requiredChoice : texts.required, { label })
    },
    email: () => texts.email,
    tel: () => texts.tel,
    number: () => texts.number,
    date: () => texts.date,
    min: ({ min = '' }) => fill(texts.min, { min }),
    max: ({ max = '' }) => fill(texts.max, { max }),
    decimals: ({ currency }) => {
      const most = decimalsOf(currency)
      return most === 0 ? texts.noDecimals : fill(texts.decimals, { most })
    },
    'too-short': ({ minLength = 1 }) => fill(texts.tooShort, { length: minLength }),
    'too-long': ({ maxLength = MAX_ANSWER_LENGTH }, part) =>
      fill(texts.tooLong, { length: part ? MAX_ADDRESS_PART_LENGTH : maxLength }),
    pattern: ({ label, patternHelp }) => patternHelp ?? fill(texts.pattern, { label }),
    time: () => texts.time,
    earliest: ({ earliest }) => fill(texts.earliest, { day: dayInWords(earliest, locale) }),
    latest: ({ latest }) => fill(texts.latest, { day: dayInWords(latest, locale) }),
    option: ({ label }) => fill(texts.option, { label }),
    'too-few': ({ minSelections = 1 }) => fill(texts.tooFew, { count: minSelections }),
    'too-many': ({ type, label, maxSelections = 1, maxFiles = 1 }) =>
      type === 'file'
        ? fill(texts.fileTooMany, { label, count: maxFiles })
        : fill(texts.tooMany, { count: maxSelections }),
    'file-type': ({ label, accept }) =>
      fill(texts.fileType, { label, types: typesInWords(accept, texts) }),
    'file-size': ({ label, maxSize = DEFAULT_FILE_SIZE }) =>
      fill(texts.fileSize, { label, size: sizeInWords(maxSize, locale) }),
    'files-full': () => texts.filesFull,
    country: () => fill(texts.option, { label: texts.addressCountry }),
    'postal-code': () => texts.postalCode,
    'read-only-empty': ({ label }) => fill(texts.readOnlyEmpty, { label }),
  }
}

/** @param rule As `earliest` and `latest` write it. */
function dayInWords(rule = 'today', locale = 'en'): string {
  const day = Date.parse(resolveDay(rule, todayHere().first))
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}
