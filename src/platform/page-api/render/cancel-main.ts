import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { pageLink } from '../page-link.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'
import { whenLine } from './state-main.ts'
import type { StateView } from './state-main.ts'

/** Names of what the forms of a booking send when no script runs. */
export const BOOKING_KEYS = {
  action: 'do',
  reason: 'reason',
  start: 'start',
  location: 'location',
  key: 'key',
} as const

/**
 * One question with one button. Nothing is done before it is pressed: programs that look for malware open links.
 * @param sendsTo Of the address that the form is sent to.
 */
export function renderCancelMain(
  { title, text, when }: StateView,
  visitor: VisitorLanguage,
  sendsTo: Readonly<Record<string, string>> = {},
): Html {
  const { language, locale } = visitor
  const texts = BOOKING_TEXTS[language]
  return html`<main class="sf-outcome" data-sf-state="ask" ${attributes({ 'aria-label': title })}>
    <h1 tabindex="-1" data-sf-text="title">${title}</h1>
    ${when && whenLine(when, locale)}
    <p>${text}</p>
    <p data-sf-text="free">${texts.askCancelText}</p>
    <form class="sf-cancel" ${attributes({ method: 'post', action: pageLink(visitor, sendsTo) })}>
      <div class="sf-field" data-type="textarea">
        <label class="sf-label" for="sf-reason" data-sf-text="reason">${texts.reason}</label>
        <textarea
          id="sf-reason"
          rows="3"
          maxlength="1000"
          ${attributes({ name: BOOKING_KEYS.reason })}
        ></textarea>
      </div>
      <div class="sf-actions">
        <button
          type="submit"
          class="sf-button sf-primary"
          data-sf-action="cancel"
          data-sf-text="cancel"
          ${attributes({ name: BOOKING_KEYS.action, value: 'cancel' })}
        >
          ${texts.doCancel}
        </button>
        <a class="sf-button" data-sf-text="keep" ${attributes({ href: pageLink(visitor) })}
          >${texts.doNotCancel}</a
        >
      </div>
    </form>
  </main>`
}
