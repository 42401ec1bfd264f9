import { html } from 'hono/html'
import type { AnsweredPage } from '../../../texts/form/answered-pages.ts'
import type { FormTexts } from '../../../texts/form/en.ts'
import { attributes } from './attributes.ts'
import { renderDrawing } from './drawing.ts'
import type { Html } from './html.ts'
import { ownWords } from './own-words.ts'
import type { FormWords } from './own-words.ts'

interface AnswersView {
  pages: readonly AnsweredPage[]
  texts: FormTexts
  words: FormWords | undefined
  /** Where an answer can be changed; absent where none can. */
  changeHref?: (page: number) => string
}

/** All answers by page, as visitors know them from https://design-system.service.gov.uk/patterns/check-answers/ */
export function renderAnswers({ pages, texts, words, changeHref }: AnswersView): Html {
  return html`<div class="sf-answers">
    ${pages.map(
      ({ page, title, answers }) =>
        html`<h2>${ownWords(title, words)}</h2>
          <dl>
            ${answers.map(
              ({ field, answer, drawing, changes }) =>
                html`<div>
                  <dt>${ownWords(field.label, words)}</dt>
                  ${given(field.options ? ownChoice(answer, words) : answer, drawing, texts)}
                  ${
                    changeHref !== undefined &&
                    changes &&
                    html`<dd class="sf-change">
                      <a
                        ${attributes({ href: `${changeHref(page)}#f-${field.id}`, 'data-sf-change': field.id })}
                        >${texts.change}<span class="sf-unseen">
                          ${ownWords(field.label, words)}</span
                        ></a
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
  answer: Html | string,
  drawing: string | undefined,
  { notAnswered, signDrawn }: FormTexts,
): Html {
  if (answer === '') return html`<dd data-blank>${notAnswered}</dd>`
  return html`<dd>${answer}${drawing && renderDrawing(drawing, signDrawn)}</dd>`
}

/** What was chosen, in the words of the form. */
function ownChoice(answer: string, words: FormWords | undefined): Html | string {
  return answer === '' ? '' : ownWords(answer, words)
}
