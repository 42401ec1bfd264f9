import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { FORM_TEXTS } from '../../../texts/all-form-texts.ts'
import { questionFlow } from '../../../wire/form-flow.ts'
import type { BookingPageData } from '../../../wire/page.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { renderField } from './field/render-field.ts'
import type { Html } from './html.ts'

/** What is asked with a booking, as a form asks it; the page's script shows it when a time is chosen. */
export function renderQuestionsForm(
  { questions, answers }: BookingPageData,
  { language, locale }: VisitorLanguage,
): Html {
  const texts = BOOKING_TEXTS[language]
  const shown = new Set(questionFlow(questions, answers).fields.map(({ id }) => id))
  return html`<form class="sf-questions sf-page" novalidate hidden>
    <h2 tabindex="-1" data-sf-text="questions">${texts.questions}</h2>
    <sf-error-summary tabindex="-1"></sf-error-summary>
    ${questions.map((field) =>
      renderField({
        texts: FORM_TEXTS[language],
        locale,
        field,
        hidden: !shown.has(field.id),
        value: Object.hasOwn(answers, field.id) ? answers[field.id] : undefined,
        problem: undefined,
      }),
    )}
    <div class="sf-actions">
      <button
        type="submit"
        class="sf-button sf-primary"
        data-sf-action="next"
        data-sf-text="toReview"
      >
        ${texts.toReview}
      </button>
      <button type="button" class="sf-button" data-sf-action="back" data-sf-text="change">
        ${texts.change}
      </button>
    </div>
  </form>`
}
