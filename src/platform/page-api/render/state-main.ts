import { html } from 'hono/html'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export interface StateView {
  state: 'submitted' | 'booked' | 'closed' | 'expired' | 'error'
  title: string
  text: string
  when?: When
}

/** What the page's script puts into the visitor's own time: ISO 8601 instants in UTC. */
interface When {
  start: string
  end: string
  /** The host's IANA zone. */
  timeZone: string
}

/** A page that has nothing to fill in: what happened, and what to do now. */
export function renderStateMain(
  { state, title, text, when }: StateView,
  { locale }: VisitorLanguage,
): Html {
  return html`<main
    class="sf-outcome"
    ${attributes({ 'data-sf-state': state, 'aria-label': title })}
  >
    <span class="sf-sign" aria-hidden="true"></span>
    <h1 tabindex="-1" data-sf-text="title">${title}</h1>
    ${when && html`<p class="sf-when">${whenElement(when, locale)}</p>`}
    <p data-sf-text="text">${text}</p>
  </main>`
}

/** In the host's zone, named, until the script knows the visitor's. */
function whenElement({ start, end, timeZone }: When, locale: string): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const times = time.formatRange(new Date(start), new Date(end))
  return html`<time ${attributes({ datetime: start })}
      ><span>${day.format(new Date(start))}</span> <span>${times}</span></time
    >
    <small>${timeZone}</small>`
}
