import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import type { BookingTexts } from '../../../texts/booking/en.ts'
import type { CalendarLinks } from '../../../wire/page.ts'
import { CALENDAR_FILE } from '../../appointments/calendar-links.ts'
import { pageLink } from '../page-link.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'
import { ownWords } from './own-words.ts'
import type { FormWords } from './own-words.ts'

export interface StateView {
  state: 'submitted' | 'booked' | 'closed' | 'expired' | 'error'
  title: string
  text: string
  /** Whose words title and text are, where a form has its own. */
  words?: FormWords | undefined
  when?: When
  /** What it is about, in its owner's words: a line each. */
  about?: readonly string[]
  /** Not what the visitor hoped for. */
  isSad?: boolean
  /** Why what was asked for cannot be. */
  warning?: string | null
  /** What may be done about it: each a page of its own, below the same address. */
  actions?: readonly ('reschedule' | 'cancel')[]
  /** To put it into a calendar. */
  calendar?: CalendarLinks | null
}

/** What the page's script puts into the visitor's own time: ISO 8601 instants in UTC. */
interface When {
  start: string
  end: string
  /** IANA zone: the visitor's where it is known, else the host's. */
  timeZone: string
}

/**
 * A page that has nothing to fill in: what happened, and what to do now.
 * @param token The last segment of its address.
 */
export function renderStateMain(
  view: StateView,
  visitor: VisitorLanguage,
  token: string | undefined,
): Html {
  const { state, title, text, when, about = [], warning, isSad = false } = view
  return html`<main
    ${attributes({ class: isSad ? 'sf-outcome sf-sad' : 'sf-outcome', 'data-sf-state': state, 'aria-label': title })}
  >
    <span class="sf-sign" aria-hidden="true"></span>
    <h1 tabindex="-1" data-sf-text="title">${ownWords(title, view.words)}</h1>
    ${when && whenLine(when, visitor.locale)} ${about.length > 0 && aboutLines(about)}
    ${warning && html`<div class="sf-warning"><p data-sf-text="warning">${warning}</p></div>`}
    <p data-sf-text="text">${ownWords(text, view.words)}</p>
    ${actions(view, visitor, token)}
  </main>`
}

/** Each in the direction of its own words, which need not be that of ours. */
export function aboutLines(about: readonly string[]): Html {
  return html`<p>${about.map((line, at) => html`${at > 0 && html`<br />`}<bdi>${line}</bdi>`)}</p>`
}

function actions(
  { actions: wanted = [], calendar = null }: StateView,
  visitor: VisitorLanguage,
  token: string | undefined,
): Html | false {
  if (wanted.length === 0 && calendar === null) return false
  const texts = BOOKING_TEXTS[visitor.language]
  return html`${calendar && calendarLinks(calendar, texts, token)}
  ${wanted.length > 0 && actionLinks(wanted, visitor)}`
}

function actionLinks(wanted: readonly ('reschedule' | 'cancel')[], visitor: VisitorLanguage): Html {
  const texts = BOOKING_TEXTS[visitor.language]
  return html`<div class="sf-actions">
    ${wanted.map(
      (action) =>
        html`<a
          class="sf-button"
          ${attributes({
            href: pageLink(visitor, { do: action }),
            'data-sf-action': action,
            'data-sf-text': action,
          })}
          >${texts[action]}</a
        >`,
    )}
  </div>`
}

/** A file for any calendar, and the two on the web that most people have. */
function calendarLinks(
  { google, outlook }: CalendarLinks,
  texts: BookingTexts,
  token: string | undefined,
): Html {
  const file = { href: `${token}${CALENDAR_FILE}`, download: '' }
  const tab = { target: '_blank', rel: 'noopener noreferrer' }
  return html`<div class="sf-calendars">
    <h2 data-sf-text="addTo">${texts.addTo}</h2>
    <ul>
      <li><a data-sf-text="file" ${attributes(file)}>${texts.file} (ICS)</a></li>
      <li><a ${attributes({ href: google, ...tab })}>Google Calendar</a></li>
      <li><a ${attributes({ href: outlook, ...tab })}>Outlook</a></li>
    </ul>
  </div>`
}

/** In the zone that it names, until the script knows the visitor's. */
export function whenLine({ start, end, timeZone }: When, locale: string): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const times = time.formatRange(new Date(start), new Date(end))
  return html`<p class="sf-when">
    <time ${attributes({ datetime: start })}
      ><span>${day.format(new Date(start))}</span> <span>${times}</span></time
    >
    <small>${timeZone}</small>
  </p>`
}
