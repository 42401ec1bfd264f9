import { html } from 'hono/html'
import type { BookingPageData } from '../../../wire/page.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** What is known before any slot is: the page's script puts the calendar below it. */
export function renderBookingMain(data: BookingPageData): Html {
  return html`<main data-sf-state="form" ${attributes({ 'aria-label': data.title })}>
    <header class="sf-header">
      <h1 tabindex="-1">${data.title}</h1>
      <ul class="sf-facts">
        <li class="sf-fact-duration">${minutes(data.duration)}</li>
        ${data.hostName && html`<li class="sf-fact-host">With ${data.hostName}</li>`}
        ${data.location && html`<li class="sf-fact-location">${data.location}</li>`}
      </ul>
    </header>
    <sf-booking>
      <p class="sf-loading" role="status">Looking for free times…</p>
      <noscript>
        <p>
          Choosing a time needs JavaScript, which is switched off here. Switch it on and load this
          page again, or ask for an appointment in another way.
        </p>
      </noscript>
    </sf-booking>
  </main>`
}

function minutes(duration: number): string {
  const hours = Math.floor(duration / 60)
  const rest = duration % 60
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
    rest > 0 ? `${rest} ${rest === 1 ? 'minute' : 'minutes'}` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}
