import { BOOKING_HOST_TEXTS } from '../../../texts/all-booking-host-texts.ts'
import { BOOKING_MAIL_TEXTS } from '../../../texts/all-booking-mail-texts.ts'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { languageOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { fill } from '../../../texts/text.ts'
import { mailText } from '../../effects/mail/mail-text.ts'
import { oneLine } from '../../effects/mail/merge-fields.ts'
import type { Recipient } from '../../effects/mail/mail-store.ts'
import { placeInWords } from '../booked-location.ts'
import { isOn } from './booking-mail.ts'
import type { Booked, HostMail } from './booking-mail.ts'
import type { MailHost } from './host-mail-store.ts'
import { instantInWords, timesInWords } from './times-in-words.ts'
import type { Times } from './times-in-words.ts'
import { visitorLines, visitorName } from './visitor-in-words.ts'

interface Told {
  news: HostMail['news']
  host: Pick<MailHost, 'timeZone' | 'language'>
  visitor: Pick<Recipient, 'values' | 'number'>
  /** The time of which his calendar was told before. */
  previous: Times | null
  /** Nobody answered in time. */
  isLapsed: boolean
  /** In the visitor's words, why it is off. */
  reason: string | null
  /** A bearer secret, to approve or decline it; null where there is nothing to answer. */
  answerUrl: string | null
}

/** What a host is written of a booking, in the workspace's language and by his own clock. */
export function writeHostMail(
  { type, booking }: Booked,
  { news, host, visitor, previous, isLapsed, reason, answerUrl }: Told,
): { subject: string; text: string; html: string } {
  const language = languageOf(host.language) ?? 'en'
  const clock = { locale: host.language, language, timeZone: host.timeZone }
  const own = BOOKING_HOST_TEXTS[language]
  const heading = headingOf(news, { isLapsed, isKnown: previous !== null }, language)
  const { respondBy, start } = booking
  const until = respondBy !== null && respondBy < start ? respondBy : start
  const isMoved = news === 'rescheduled' || news === 'pending'
  const lines = [
    [
      type.title,
      fill(BOOKING_TEXTS[language].with, { host: visitorName(visitor, { type, booking }) }),
      ...(booking.otherHostIds.length > 0 ? [booking.hostName] : []),
    ].join('\n'),
    timesInWords(booking, clock),
    isMoved &&
      previous &&
      fill(BOOKING_MAIL_TEXTS[language].before, { when: timesInWords(previous, clock) }),
    isOn(booking) && placeInWords(type, booking),
    ...visitorLines(visitor, { type, booking }, language),
    reason !== null && fill(own.reason, { reason }),
    isLapsed && own.lapsedText,
    news === 'handed-over' && own.handedOverText,
    answerUrl !== null && fill(own.answerBy, { when: instantInWords(until, clock) }),
  ].filter((line) => typeof line === 'string')
  return {
    subject: oneLine(`${heading}: ${type.title}`),
    ...mailText(language, {
      heading,
      lines,
      link: answerUrl === null ? null : { text: own.answer, url: answerUrl },
    }),
  }
}

function headingOf(
  news: HostMail['news'],
  { isLapsed, isKnown }: { isLapsed: boolean; isKnown: boolean },
  language: Language,
): string {
  const texts = BOOKING_HOST_TEXTS[language]
  switch (news) {
    case 'rescheduled':
      // With somebody else before, or never approved: to this host it is new.
      return isKnown ? texts.moved : texts.booked
    case 'declined':
      return isLapsed ? texts.lapsed : texts.declined
    case 'handed-over':
      return texts.handedOver
    case 'booked':
    case 'pending':
    case 'cancelled':
      return texts[news]
    default:
      return news satisfies never
  }
}
