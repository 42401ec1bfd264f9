import { html, nothing } from 'lit'
import type { BookingLocation, Slot } from '../../wire/page.ts'
import { dayInWords, dayOf, timesInWords, zoneInWords } from '../dates.ts'
import { pageLocale } from '../page-locale.ts'
import { plural } from '../../texts/text.ts'
import { locationInWords } from './options-view.ts'
import { BOOKING } from './booking-texts.ts'

export interface ReviewView {
  /** What is booked, and is to have another time. */
  moves: Slot | null
  slot: Slot
  zone: string
  /** Whole minutes that the slot is still held for; 0 when it no longer is. */
  minutesLeft: number
  /** Where the visitor chose to meet. */
  location: BookingLocation | undefined
  confirming: boolean
  /** Confirming takes long. */
  slow: boolean
  /** Why it could not be confirmed. */
  trouble: string | null
  confirm: () => void
  back: () => void
  /** Null where nothing was asked. */
  changeAnswers: (() => void) | null
}

/** The time that is held, to be confirmed or given up. */
export function reviewView({ slot, zone, minutesLeft, ...view }: ReviewView) {
  return html`<section class="sf-review" aria-labelledby="sf-review">
    <h2 id="sf-review" tabindex="-1">
      ${view.moves === null ? BOOKING.now.review : BOOKING.now.reviewMove}
    </h2>
    ${whenView(slot, zone)}
    ${view.location === undefined ? nothing : html`<p class="sf-where">${locationInWords(view.location)}</p>`}
    ${view.moves === null ? keptView(minutesLeft) : nothing}
    <div class="sf-actions">
      <button
        type="button"
        class="sf-button sf-primary"
        data-sf-action="confirm"
        aria-disabled=${view.confirming ? 'true' : nothing}
        @click=${view.confirm}
      >
        ${view.confirming ? BOOKING.now.confirming : view.moves === null ? BOOKING.now.confirm : BOOKING.now.reschedule}
      </button>
      <button
        type="button"
        class="sf-button"
        data-sf-action="back"
        aria-disabled=${view.confirming ? 'true' : nothing}
        @click=${view.back}
      >
        ${BOOKING.now.change}
      </button>
      ${view.changeAnswers === null ? nothing : html`<button type="button" class="sf-button" data-sf-action="questions" @click=${view.changeAnswers}>${BOOKING.now.changeAnswers}</button>`}
    </div>
    <div role="status" class="sf-notice">
      ${view.slow ? html`<p>${BOOKING.now.slow}</p>` : nothing}
    </div>
    ${
      view.trouble === null
        ? nothing
        : html`<div role="alert" class="sf-notice"><p>${view.trouble}</p></div>`
    }
  </section>`
}

/** How long the time is kept. */
function keptView(minutesLeft: number) {
  return html`<div class="sf-kept">
    ${minutesLeft > 0 ? html`<p>${plural(BOOKING.now.kept, minutesLeft, pageLocale())}</p>` : nothing}
    <div role="status">${minutesLeft > 0 ? nothing : html`<p>${BOOKING.now.keptNoMore}</p>`}</div>
  </div>`
}

/** Day, times and zone, each on its own line. */
export function whenView({ start, end }: Slot, zone: string) {
  const day = dayInWords(dayOf(start, zone), { dateStyle: 'full' })
  return html`<p class="sf-when">
    <time datetime=${start}>
      <span>${day}</span>
      <span>${timesInWords(start, end, zone)}</span>
    </time>
    <small>${zoneInWords(zone, start)} (${zone.replaceAll('_', ' ')})</small>
  </p>`
}
