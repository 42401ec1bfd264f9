import { html } from 'hono/html'
import { BOOKING_HOST_TEXTS } from '../../../texts/all-booking-host-texts.ts'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { STATE_TEXTS } from '../../../texts/all-state-texts.ts'
import { fill } from '../../../texts/text.ts'
import type { AnswerState, BookingToAnswer } from '../../appointments/booking-to-answer.ts'
import { instantText } from '../../appointments/instant-text.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import { BOOKING_KEYS } from './cancel-main.ts'
import type { Html } from './html.ts'
import { aboutLines, whenLine } from './state-main.ts'
import type { StateView } from './state-main.ts'

/** What a host reads of a booking that waits for him, or did. */
export function answerView(
  { state, title, visitor, place, start, end, timeZone, answerUntil }: BookingToAnswer,
  { language, locale }: VisitorLanguage,
): StateView {
  const own = BOOKING_HOST_TEXTS[language]
  const about = [title, fill(BOOKING_TEXTS[language].with, { host: visitor }), place]
  const style = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  const until = new Intl.DateTimeFormat(locale, style).format(answerUntil)
  const { closeNow } = STATE_TEXTS[language]
  const words: Record<AnswerState, readonly [heading: string, detail: string]> = {
    waiting: [own.askAnswer, fill(own.answerBy, { when: until })],
    approved: [own.approved, closeNow],
    declined: [own.declined, closeNow],
    lapsed: [own.lapsed, own.lapsedText],
    cancelled: [own.cancelled, closeNow],
    moved: [own.moved, own.movedText],
  }
  const [heading, detail] = words[state]
  const known = about.filter((part) => part !== null)
  return {
    state: STATES[state],
    title: heading,
    text: detail,
    when: { start: instantText(start), end: instantText(end), timeZone },
    about: known,
  }
}

const STATES = {
  waiting: 'closed',
  approved: 'booked',
  declined: 'closed',
  lapsed: 'expired',
  cancelled: 'closed',
  moved: 'closed',
} as const satisfies Record<AnswerState, StateView['state']>

/** One question with two buttons. Nothing is done before one is pressed: programs that look for malware open links. */
export function renderAnswerMain(
  { title, text, when, about = [] }: StateView,
  { language, locale }: VisitorLanguage,
): Html {
  const own = BOOKING_HOST_TEXTS[language]
  const button = (value: 'approve' | 'decline') => ({
    name: BOOKING_KEYS.action,
    value,
    'data-sf-action': value,
  })
  return html`<main class="sf-outcome" data-sf-state="ask" ${attributes({ 'aria-label': title })}>
    <h1 tabindex="-1">${title}</h1>
    ${when && whenLine(when, locale)} ${aboutLines(about)}
    <p>${text}</p>
    <form method="post" action="?" class="sf-actions">
      <button type="submit" class="sf-button sf-primary" ${attributes(button('approve'))}>
        ${own.approve}
      </button>
      <button type="submit" class="sf-button" ${attributes(button('decline'))}>
        ${own.decline}
      </button>
    </form>
  </main>`
}
