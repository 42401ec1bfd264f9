import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { plural } from '../../texts/text.ts'
import { pageLocale } from '../page-locale.ts'
import { FORM } from './form-texts.ts'

export interface SummaryItem {
  message: TemplateResult | string
  /** Moves focus to where it can be mended. */
  mend(): void
  /** The id of the control, for a link that says where it leads. */
  target: string
}

/** All that is wrong on a page, each with a link to it. Takes focus when it appears. */
export class ErrorSummary extends LitElement {
  static override properties: PropertyDeclarations = { items: { attribute: false } }

  declare items: readonly SummaryItem[]

  constructor() {
    super()
    this.items = []
  }

  protected override createRenderRoot(): HTMLElement {
    // In the page's own tree: the page's styles apply. What the server put here is over.
    this.replaceChildren()
    return this
  }

  /** The same in another language, without a claim to focus. */
  retell(items: readonly SummaryItem[]): void {
    if (this.items.length > 0) this.items = items
  }

  async show(items: readonly SummaryItem[]): Promise<void> {
    this.items = items
    await this.updateComplete
    if (items.length > 0) this.focus()
  }

  protected override render() {
    if (this.items.length === 0) return nothing
    const title = plural(FORM.now.problems, this.items.length, pageLocale())
    return html`<div class="sf-summary" role="alert">
      <h2>${title}</h2>
      <ul>
        ${this.items.map(
          (item) =>
            html`<li>
              <a href=${`#${item.target}`} @click=${(event: Event) => this.#mend(event, item)}>
                ${item.message}
              </a>
            </li>`,
        )}
      </ul>
    </div>`
  }

  #mend(event: Event, item: SummaryItem): void {
    // A fragment would be an entry of the frame's history.
    event.preventDefault()
    item.mend()
  }
}
