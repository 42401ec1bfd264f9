import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { durationInWords } from '../../../texts/duration.ts'
import { fill } from '../../../texts/text.ts'
import type { BookingStep } from '../../../wire/page.ts'
import { pageLink } from '../page-link.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'
import { ownWords } from './own-words.ts'
import type { FormWords } from './own-words.ts'
import { renderTimesForm } from './times-form.ts'
import type { TimesFormView } from './times-form.ts'

export interface QuestionView {
  /** The question, in the form's words. */
  label: string
  words: FormWords | undefined
  step: BookingStep
  /** Null where the time cannot be changed any more. */
  times: TimesFormView | null
  /** Leads to where it can be cancelled; null where it cannot be. */
  cancel: Readonly<Record<string, string>> | null
}

/** What a question for an appointment is where no script runs: a page of its own, between two looks at the form. */
export function renderQuestionMain(view: QuestionView, visitor: VisitorLanguage): Html {
  const { label, words, step, times, cancel } = view
  const { language, locale } = visitor
  const texts = BOOKING_TEXTS[language]
  return html`<main data-sf-state="form" ${attributes({ 'aria-label': label })}>
    <header class="sf-header">
      <h1 tabindex="-1">${ownWords(label, words)}</h1>
      <ul class="sf-facts">
        <li class="sf-fact-duration">${durationInWords(step.duration, locale)}</li>
        ${step.hostName && html`<li class="sf-fact-host">${fill(texts.with, { host: step.hostName })}</li>`}
        ${step.location && html`<li class="sf-fact-location">${step.location}</li>`}
      </ul>
    </header>
    ${times === null ? tooLate(visitor) : renderTimesForm(times, visitor)}
    ${
      cancel &&
      html`<p>
        <a
          class="sf-button"
          data-sf-action="cancel"
          ${attributes({ href: pageLink(visitor, cancel) })}
          >${texts.cancel}</a
        >
      </p>`
    }
  </main>`
}

function tooLate(visitor: VisitorLanguage): Html {
  const { tooLateToMove, keepTime } = BOOKING_TEXTS[visitor.language]
  return html`<div class="sf-warning"><p>${tooLateToMove}</p></div>
    <p>
      <a class="sf-button" data-sf-action="back" ${attributes({ href: pageLink(visitor) })}
        >${keepTime}</a
      >
    </p>`
}
