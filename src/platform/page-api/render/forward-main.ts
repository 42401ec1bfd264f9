import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export interface ForwardView {
  title: string
  /** Of a copy that anybody may read. */
  url: string
  subject: string
  /** What the button says. */
  button: string
}

/** The link, and a way to write a mail with it: we send none to people who asked us for nothing. */
export function renderForwardMain({ title, url, subject, button }: ForwardView): Html {
  const mailto = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(url)}`
  return html`<main
    class="sf-outcome"
    data-sf-state="closed"
    ${attributes({ 'aria-label': title })}
  >
    <span class="sf-sign" aria-hidden="true"></span>
    <h1 tabindex="-1">${title}</h1>
    <p class="sf-link"><a ${attributes({ href: url })}>${url}</a></p>
    <p class="sf-actions">
      <a class="sf-button" ${attributes({ href: mailto })}>${button}</a>
    </p>
  </main>`
}
