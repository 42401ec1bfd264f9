import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations } from 'lit'

export interface NoticeContent {
  /** `alert` interrupts a screen reader: for what the visitor has just asked for and did not get. */
  role: 'status' | 'alert'
  text: string
  action?: { label: string; run: () => void }
}

/**
 * A line of news that stays where it is. Both live regions are there from the
 * start, since one that comes along with its text is often not read out.
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
    const part = (role: NoticeContent['role']) =>
      html`<div role=${role} class="sf-notice">
        ${content?.role === role ? html`<p>${content.text}</p>` : nothing}
      </div>`
    return html`${part('status')}${part('alert')}${
      content?.action
        ? html`<button type="button" class="sf-button" @click=${content.action.run}>
            ${content.action.label}
          </button>`
        : nothing
    }`
  }
}
