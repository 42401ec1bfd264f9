import { toAppointment } from '../../wire/appointment-answer.ts'
import { answerText, textsOfList } from '../../wire/answer-text.ts'
import { isCalendarDate, isTime } from '../../wire/fields/date-field.ts'
import type { AnswerValue, FieldType, FormField } from '../../wire/form.ts'
import { appointmentInWords } from './appointment-in-words.ts'
import type { FormTexts } from './en.ts'

/**
 * An answer as a person reads it; '' where there is none. What is not as it should
 * be stays as it was typed.
 * @param locale BCP 47, for numbers, days and times.
 */
export function answerInWords(
  field: FormField,
  value: AnswerValue | undefined,
  texts: FormTexts,
  locale: string,
): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  const appointment = field.type === 'appointment' ? toAppointment(value) : null
  if (appointment !== null) return appointmentInWords(appointment, texts, locale)
  const write = WRITERS[field.type] ?? asTyped
  const labels = (Array.isArray(value) ? textsOfList(value) : [answerText(value)]).map((one) => {
    const option = field.options?.find((known) => known.value === one)
    return option?.label ?? write(one, locale, field)
  })
  return labels.join(', ')
}

type Writer = (text: string, locale: string, field: FormField) => string

const asTyped: Writer = (text) => text
const asNumber: Writer = (text, locale) => {
  return numberInWords(text, locale, { maximumFractionDigits: 20 })
}

const WRITERS: Partial<Record<FieldType, Writer>> = {
  number: asNumber,
  scale: asNumber,
  currency: (text, locale, { currency = 'EUR' }) =>
    numberInWords(text, locale, { style: 'currency', currency }),
  rating: (text) => `${text} ★`,
  date: (text, locale) =>
    isCalendarDate(text) ? inUtc(`${text}T00:00:00Z`, locale, { dateStyle: 'long' }) : text,
  time: (text, locale) =>
    isTime(text) ? inUtc(`2000-01-01T${text}Z`, locale, { timeStyle: 'short' }) : text,
}

function numberInWords(text: string, locale: string, options: Intl.NumberFormatOptions): string {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return text
  return new Intl.NumberFormat(locale, options).format(number)
}

/** Neither a day nor a time of day by itself belongs to a zone. */
function inUtc(instant: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return format.format(new Date(instant))
}
