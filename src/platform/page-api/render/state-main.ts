import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export interface StateView {
  state: 'submitted' | 'booked' | 'closed' | 'expired' | 'error'
  title: string
  text: string
  /** An instant, ISO 8601 in UTC, that the page's script puts into the visitor's own time. */
  when?: { start: string; timeZone: string }
}

/** A page that has nothing to fill in: what happened, and what to do now. */
export function renderStateMain({ state, title, text, when }: StateView): Html {
  return html`<main class="sf-outcome" ${attributes({ 'data-sf-state': state })}>
    <span class="sf-sign" aria-hidden="true"></span>
    <h1 tabindex="-1">${title}</h1>
    ${when && html`<p class="sf-when">${whenElement(when)}</p>`}
    <p>${text}</p>
  </main>`
}

/** In the host's zone, named, until the script knows the visitor's. */
function whenElement({ start, timeZone }: { start: string; timeZone: string }): Html {
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(start))
  return html`<time ${attributes({ datetime: start })}>${shown} (${timeZone})</time>`
}
