import { FORM_TEXTS } from '../../../texts/all-form-texts.ts'
import type { Language } from '../../../texts/languages.ts'
import { answerText, textsOfList } from '../../../wire/answer-text.ts'
import type { AnswerValue, FormField, LeadValue } from '../../../wire/form.ts'
import type { Recipient } from '../../effects/mail/mail-store.ts'
import { oneLine } from '../../effects/mail/merge-fields.ts'
import type { Booked } from './booking-mail.ts'
import { visitorAddress } from './visitor-address.ts'

/** Characters of an answer; the rest is to be looked up. */
const LONGEST = 2000

type Known = Pick<Recipient, 'values' | 'number'>

/** What a host calls a visitor: by name, else by address, else by number. */
export function visitorName(lead: Known, booked: Pick<Booked, 'type' | 'booking'>): string {
  const { firstname = '', lastname = '' } = lead.values
  const name = oneLine(`${firstname} ${lastname}`)
  return name || visitorAddress(lead, booked) || `#${lead.number}`
}

/** How to reach a visitor, and what was answered, each on a line of its own. */
export function visitorLines(
  lead: Known,
  booked: Pick<Booked, 'type' | 'booking'>,
  language: Language,
): string[] {
  const { type, booking } = booked
  const phone = oneLine(String(lead.values['phone1'] ?? ''))
  const contact = [visitorAddress(lead, booked), phone].filter(Boolean)
  const answers = type.questions.flatMap((field) => {
    const answer = answerInWords(field, booking.answers[field.id], language)
    return answer === '' ? [] : [`${field.label}: ${answer}`]
  })
  return [contact.join('\n'), answers.join('\n')].filter((line) => line !== '')
}

function answerInWords(
  { options = [] }: FormField,
  answer: AnswerValue | undefined,
  language: Language,
): string {
  if (answer === undefined) return ''
  const { yes, no } = FORM_TEXTS[language]
  const plain =
    typeof answer !== 'object'
      ? answer
      : Array.isArray(answer)
        ? textsOfList(answer)
        : answerText(answer)
  const inWords = (one: LeadValue) =>
    typeof one === 'boolean'
      ? one
        ? yes
        : no
      : (options.find(({ value }) => value === one)?.label ?? String(one))
  return [plain].flat().map(inWords).join(', ').slice(0, LONGEST).trim()
}
