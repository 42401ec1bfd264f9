import { html, render } from 'lit'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { FormDefinition } from '../../wire/form.ts'
import { pageTitle } from '../../wire/review.ts'
import { FORM } from './form-texts.ts'
import { ownWords } from './form-words.ts'

/** The folded list of pages in the page's header, of which those lead somewhere that were shown before. */
export class PageList {
  readonly #details: HTMLDetailsElement | null
  readonly #form: FormDefinition
  readonly #goTo: (page: number) => void

  constructor(main: HTMLElement, form: FormDefinition, goTo: (page: number) => void) {
    this.#details = main.querySelector('details.sf-jump')
    this.#details?.replaceChildren()
    this.#form = form
    this.#goTo = goTo
  }

  show(flow: FormFlow, page: number, reached: number): void {
    const details = this.#details
    if (details === null) return
    details.hidden = reached <= (flow.pages[0] ?? 1)
    const items = flow.pages.map((one) => {
      const own = pageTitle(this.#form, one)
      const title = own === null ? FORM.now.review : ownWords(own)
      if (one === page) return html`<li><span aria-current="page">${title}</span></li>`
      if (one > reached) return html`<li><span>${title}</span></li>`
      return html`<li>
        <button type="button" data-page=${one} @click=${() => this.#leave(details, one)}>
          ${title}
        </button>
      </li>`
    })
    render(
      html`<summary>${FORM.now.goTo}</summary>
        <ol>
          ${items}
        </ol>`,
      details,
    )
  }

  #leave(details: HTMLDetailsElement, page: number): void {
    details.open = false
    this.#goTo(page)
  }
}
