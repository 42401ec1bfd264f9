import { answerText } from '../../../wire/answer-text.ts'
import type { Recipient } from '../../effects/mail/mail-store.ts'
import { isAddress } from '../../effects/mail/is-address.ts'
import { addressOf } from '../../mails/write-mail.ts'
import type { Booked } from './booking-mail.ts'

/** The lead's, else of the first question for one that was answered; null where no mail can go to it. */
export function visitorAddress(
  recipient: Pick<Recipient, 'values'>,
  { type, booking }: Pick<Booked, 'type' | 'booking'>,
): string | null {
  const asked = type.questions.filter((field) => field.type === 'email')
  const [answer = ''] = asked.flatMap(({ id }) => booking.answers[id] ?? [])
  const known = [addressOf(recipient), answerText(answer).trim()]
  return known.find((one) => isAddress(one)) ?? null
}
