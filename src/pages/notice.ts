import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, TemplateResult } from 'lit'

export interface NoticeContent {
  /** `alert` interrupts a screen reader: for what the visitor has just asked for and did not get. */
  role: 'status' | 'alert'
  text: string
  action?: { label: string; run: () => void }
  /** Below it, and not read out with it. */
  more?: TemplateResult | undefined
}

/**
 * A line of news that stays where it is. The polite region is there from the
 * start: one that comes along with its text is often not read out. An alert is.
 * https://www.w3.org/TR/wai-aria-1.2/#alert
 */
export class Notice extends LitElement {
  static override properties: PropertyDeclarations = { content: { attribute: false } }

  declare content: NoticeContent | null

  constructor() {
    super()
    this.content = null
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override render() {
    const { content } = this
    const text = content && html`<p>${content.text}</p>`
    return html`<div role="status" class="sf-notice">
        ${content?.role === 'status' ? text : nothing}
      </div>
      ${content?.role === 'alert' ? html`<div role="alert" class="sf-notice">${text}</div>` : nothing}
      ${
        content?.action
          ? html`<button type="button" class="sf-button" @click=${content.action.run}>
              ${content.action.label}
            </button>`
          : nothing
      }
      ${content?.more ?? nothing}`
  }
}
