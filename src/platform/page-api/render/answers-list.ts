import { html } from 'hono/html'
import type { AnsweredPage } from '../../../texts/form/answered-pages.ts'
import type { FormTexts } from '../../../texts/form/en.ts'
import { attributes } from './attributes.ts'
import { renderDrawing } from './drawing.ts'
import type { Html } from './html.ts'

interface AnswersView {
  pages: readonly AnsweredPage[]
  texts: FormTexts
  /** Where an answer can be changed; absent where none can. */
  changeHref?: (page: number) => string
}

/** All answers by page, as visitors know them from https://design-system.service.gov.uk/patterns/check-answers/ */
export function renderAnswers({ pages, texts, changeHref }: AnswersView): Html {
  return html`<div class="sf-answers">
    ${pages.map(
      ({ page, title, answers }) =>
        html`<h2>${title}</h2>
          <dl>
            ${answers.map(
              ({ field, answer, drawing, changes }) =>
                html`<div>
                  <dt>${field.label}</dt>
                  ${given(answer, drawing, texts)}
                  ${
                    changeHref !== undefined &&
                    changes &&
                    html`<dd class="sf-change">
                      <a
                        ${attributes({ href: `${changeHref(page)}#f-${field.id}`, 'data-sf-change': field.id })}
                        >${texts.change}<span class="sf-unseen"> ${field.label}</span></a
                      >
                    </dd>`
                  }
                </div>`,
            )}
          </dl>`,
    )}
  </div>`
}

/** On one line: its blanks and line breaks are the visitor's own. */
function given(
  answer: string,
  drawing: string | undefined,
  { notAnswered, signDrawn }: FormTexts,
): Html {
  if (answer === '') return html`<dd data-blank>${notAnswered}</dd>`
  return html`<dd>${answer}${drawing && renderDrawing(drawing, signDrawn)}</dd>`
}
