import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { answeredPages } from '../../texts/form/answered-pages.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition, FormField } from '../../wire/form.ts'
import { DRAWING_BOX } from '../../wire/signature.ts'
import { pageLocale } from '../page-locale.ts'
import { FORM } from './form-texts.ts'
import { ownWords } from './form-words.ts'

/**
 * All answers by page, as the server renders them in `answers-list.ts`.
 * @param change Shows a page to change an answer on it; absent where none can be.
 */
export function answersView(
  form: FormDefinition,
  given: { flow: FormFlow; values: Answers },
  change?: (page: number, field: FormField) => void,
): TemplateResult[] {
  const pages = answeredPages(form, given, { texts: FORM.now, locale: pageLocale() })
  const link = (page: number, field: FormField) => {
    const go = (event: Event) => {
      event.preventDefault()
      change?.(page, field)
    }
    return html`<dd class="sf-change">
      <a href=${`#f-${field.id}`} data-sf-change=${field.id} @click=${go}
        >${FORM.now.change}<span class="sf-unseen"> ${ownWords(field.label)}</span></a
      >
    </dd>`
  }
  return pages.map(
    ({ page, title, answers }) =>
      html`<h2>${ownWords(title)}</h2>
        <dl>
          ${answers.map(
            ({ field, answer, drawing, changes }) =>
              html`<div>
                <dt>${ownWords(field.label)}</dt>
                ${givenView(field.options && answer ? ownWords(answer) : answer, drawing)}
                ${change && changes ? link(page, field) : nothing}
              </div>`,
          )}
        </dl>`,
  )
}

/** On one line: its blanks and line breaks are the visitor's own. */
function givenView(answer: TemplateResult | string, drawing: string | undefined): TemplateResult {
  if (answer === '') return html`<dd data-blank>${FORM.now.notAnswered}</dd>`
  return html`<dd>${answer}${drawing === undefined ? nothing : drawnView(drawing)}</dd>`
}

function drawnView(strokes: string): TemplateResult {
  const { width, height } = DRAWING_BOX
  return html`<svg
    class="sf-drawn"
    role="img"
    aria-label=${FORM.now.signDrawn}
    viewBox=${`0 0 ${width} ${height}`}
  >
    <path d=${strokes}></path>
  </svg>`
}
