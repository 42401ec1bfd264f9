import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { durationInWords } from '../../../texts/duration.ts'
import { fill } from '../../../texts/text.ts'
import type { BookingPageData } from '../../../wire/page.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import type { TimeChoice } from '../time-choice.ts'
import type { Html } from './html.ts'
import { renderQuestionsForm } from './questions-form.ts'
import { renderTimesForm } from './times-form.ts'

/** What is known before any slot is: the page's script puts the calendar below it. */
export function renderBookingMain(
  data: BookingPageData,
  visitor: VisitorLanguage,
  move: TimeChoice | null,
): Html {
  const { language, locale } = visitor
  const texts = BOOKING_TEXTS[language]
  return html`<main data-sf-state="form" ${attributes({ 'aria-label': data.title })}>
    <header class="sf-header">
      <h1 tabindex="-1">${data.title}</h1>
      <ul class="sf-facts">
        ${
          data.durations.length === 1 &&
          html`<li class="sf-fact-duration" data-sf-text="duration">
            ${durationInWords(data.duration, locale)}
          </li>`
        }
        ${
          data.hostName &&
          html`<li class="sf-fact-host" data-sf-text="host">
            ${fill(texts.with, { host: data.hostName })}
          </li>`
        }
        ${data.location && html`<li class="sf-fact-location">${data.location}</li>`}
      </ul>
    </header>
    <sf-booking>
      <p class="sf-loading" role="status">${texts.loading}</p>
      <noscript>
        ${move === null ? html`<p>${texts.needsScript}</p>` : renderTimesForm({ ...move, here: { do: 'reschedule' }, back: texts.keepTime }, visitor)}
      </noscript>
    </sf-booking>
    ${data.questions.length > 0 && renderQuestionsForm(data, visitor)}
  </main>`
}
