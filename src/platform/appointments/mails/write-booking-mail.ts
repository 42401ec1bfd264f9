import { BOOKING_MAIL_TEXTS } from '../../../texts/all-booking-mail-texts.ts'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { languageOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { fill } from '../../../texts/text.ts'
import { mailText } from '../../effects/mail/mail-text.ts'
import { oneLine } from '../../effects/mail/merge-fields.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import { placeInWords } from '../booked-location.ts'
import type { StoredBooking } from '../booking-store.ts'
import type { VisitorMail } from './booking-mail.ts'
import { timesInWords } from './times-in-words.ts'
import type { Times } from './times-in-words.ts'

interface Told {
  news: VisitorMail['news']
  /** The time before, where it was moved. */
  previous: Times | null
  /** A bearer secret; null where there is nothing to change any more. */
  manageUrl: string | null
}

/** What the visitor is written of a booking, in the language and the zone in which it was booked. */
export function writeBookingMail(
  { type, booking }: StoredAppointmentSession & { booking: StoredBooking },
  { news, previous, manageUrl }: Told,
): { subject: string; text: string; html: string } {
  const language = languageOf(booking.language ?? '') ?? 'en'
  const timeZone = booking.timeZone ?? type.hosts[0]?.timeZone ?? 'UTC'
  const clock = { locale: booking.language ?? 'en-GB', language, timeZone }
  const texts = BOOKING_TEXTS[language]
  const own = BOOKING_MAIL_TEXTS[language]
  const heading = headingOf(news, language)
  const lines = [
    `${type.title}\n${fill(texts.with, { host: booking.hostName })}`,
    timesInWords(booking, clock),
    previous && fill(own.before, { when: timesInWords(previous, clock) }),
    manageUrl && placeInWords(type, booking),
    news === 'pending' && texts.pendingText,
  ].filter((line) => typeof line === 'string')
  const link = manageUrl === null ? null : { text: own.manage, url: manageUrl }
  return {
    subject: oneLine(`${heading}: ${type.title}`),
    ...mailText(language, { heading, lines, link }),
  }
}

function headingOf(news: Told['news'], language: Language): string {
  const { booked, pending, moved, cancelled, declined } = BOOKING_TEXTS[language]
  const { reminder } = BOOKING_MAIL_TEXTS[language]
  return { booked, pending, rescheduled: moved, cancelled, declined, reminder }[news]
}
