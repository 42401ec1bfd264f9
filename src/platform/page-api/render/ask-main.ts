import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export interface AskView {
  title: string
  text: string
  /** What the button says. */
  button: string
  /** What is sent by it. */
  hidden: Readonly<Record<string, string>>
}

/** One question with one button. Nothing is done before it is pressed: programs that look for malware open links. */
export function renderAskMain({ title, text, button, hidden }: AskView): Html {
  return html`<main class="sf-outcome" data-sf-state="ask" ${attributes({ 'aria-label': title })}>
    <h1 tabindex="-1">${title}</h1>
    <p>${text}</p>
    <form method="post" class="sf-actions">
      ${Object.entries(hidden).map(
        ([name, value]) => html`<input type="hidden" ${attributes({ name, value })} />`,
      )}
      <button type="submit" class="sf-button sf-primary">${button}</button>
    </form>
  </main>`
}
