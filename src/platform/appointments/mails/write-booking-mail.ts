import { BOOKING_MAIL_TEXTS } from '../../../texts/all-booking-mail-texts.ts'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { directionOf, languageOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { fill } from '../../../texts/text.ts'
import { escapeHtml, oneLine } from '../../effects/mail/merge-fields.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import { placeInWords } from '../booked-location.ts'
import type { StoredBooking } from '../booking-store.ts'
import type { BookingMail } from './booking-mail-store.ts'
import { timesInWords } from './times-in-words.ts'
import type { Times } from './times-in-words.ts'

interface Told {
  news: BookingMail['news']
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
  const link = manageUrl === null ? [] : [`${own.manage}:\n${manageUrl}`]
  return {
    subject: oneLine(`${heading}: ${type.title}`),
    text: `${[heading, ...lines, ...link].join('\n\n')}\n`,
    html: page(language, [
      `<h1 style="font-size:1.25em">${escapeHtml(heading)}</h1>`,
      ...lines.map((line) => `<p>${escapeHtml(line).replaceAll('\n', '<br>')}</p>`),
      ...(manageUrl === null
        ? []
        : [`<p><a href="${escapeHtml(manageUrl)}">${escapeHtml(own.manage)}</a></p>`]),
    ]),
  }
}

function headingOf(news: Told['news'], language: Language): string {
  const { booked, pending, moved, cancelled, declined } = BOOKING_TEXTS[language]
  const { reminder } = BOOKING_MAIL_TEXTS[language]
  return { booked, pending, rescheduled: moved, cancelled, declined, reminder }[news]
}

function page(language: Language, blocks: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"></head>
<body>
${blocks.join('\n')}
</body>
</html>
`
}
