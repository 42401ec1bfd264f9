import { html } from 'hono/html'
import type { FormTexts } from '../../../texts/form/en.ts'
import type { FormFlow } from '../../../wire/form-flow.ts'
import type { FormDefinition } from '../../../wire/form.ts'
import { pageTitle } from '../../../wire/review.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'
import { ownWords } from './own-words.ts'
import type { FormWords } from './own-words.ts'

interface PageListView {
  texts: FormTexts
  words: FormWords | undefined
  form: FormDefinition
  flow: FormFlow
  page: number
  reached: number
  /** Of the form that is sent, so that nothing that was typed gets lost on the way. */
  formId: string
  /** What each button sends: `name`, and the number of its page after `prefix`. */
  name: string
  prefix: string
}

/** Leads to any page that was shown before. Folded, and not there until there is another. */
export function renderPageList(view: PageListView): Html {
  const { texts, words, form, flow, page, reached } = view
  const hidden = reached <= (flow.pages[0] ?? 1)
  return html`<details class="sf-jump" ${attributes({ hidden })}>
    <summary data-sf-text="goTo">${texts.goTo}</summary>
    <ol>
      ${flow.pages.map((one) => {
        const own = pageTitle(form, one)
        const title = own === null ? texts.review : ownWords(own, words)
        if (one > reached || one === page) {
          return html`<li>
            <span ${attributes({ 'aria-current': one === page && 'page' })}>${title}</span>
          </li>`
        }
        return html`<li>
          <button
            ${attributes({
              type: 'submit',
              form: view.formId,
              name: view.name,
              value: `${view.prefix}${one}`,
              'data-page': one,
            })}
          >
            ${title}
          </button>
        </li>`
      })}
    </ol>
  </details>`
}
