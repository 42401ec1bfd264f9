import { html, nothing, render } from 'lit'
import type { TemplateResult } from 'lit'
import { focusHeading, setPageState } from './page-state.ts'

export interface Outcome {
  state: 'submitted' | 'booked' | 'closed' | 'expired' | 'error'
  title: string
  text: string
  /** Says in which language they are, where that is not the page's. */
  words?: ((text: string) => TemplateResult | string) | undefined
  /** Between the two. */
  when?: TemplateResult
  /** Below it all. */
  more?: TemplateResult
}

/** Puts what became of the session in place of the page, and focus on it. */
export function showOutcome(main: HTMLElement, outcome: Outcome): void {
  setPageState(main, outcome.state)
  main.className = 'sf-outcome'
  document.title = outcome.title
  main.replaceChildren()
  const { title, text, when, more, words = String } = outcome
  render(
    html`<span class="sf-sign" aria-hidden="true"></span>
      <h1 tabindex="-1">${words(title)}</h1>
      ${when ?? nothing}
      <p>${words(text)}</p>
      ${more ?? nothing}`,
    main,
  )
  focusHeading(main)
}
