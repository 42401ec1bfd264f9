import { html, nothing } from 'lit'
import type { FreeSlot } from '../../wire/page.ts'
import { dayInWords, timeInWords } from '../dates.ts'
import { pageLocale } from '../page-locale.ts'
import { fill, plural } from '../../texts/text.ts'
import { BOOKING } from './booking-texts.ts'
import { clockChangeInWords } from './clock-change.ts'
import { offsetInWords, offsetOf } from './zone-offset.ts'
import { firstOfMonth } from './calendar-days.ts'

export interface TimesView {
  month: string
  /** Null before a day is chosen. */
  day: string | null
  slots: readonly FreeSlot[]
  zone: string
  /** Nothing is free this month; then, where something is: `undefined` while that is being asked. */
  empty: boolean
  next: string | null | undefined
  /** The start of the slot that is being held right now. */
  holding: string | null
  hold: (slot: FreeSlot) => void
  goTo: (day: string) => void
}

/** The free times of the chosen day, or what to do where there are none. */
export function timesView(view: TimesView) {
  if (view.day === null) return view.empty ? emptyMonth(view) : hint(BOOKING.now.chooseDay)
  const day = dayInWords(view.day, { weekday: 'long', day: 'numeric', month: 'long' })
  const change = clockChangeInWords(view.day, view.zone)
  return html`<h2 id="sf-times">${day}</h2>
    ${change === '' ? nothing : html`<p class="sf-clock">${change}</p>`}
    <ul class="sf-slots" aria-label=${fill(BOOKING.now.times, { day })}>
      ${view.slots.map((slot) => slotButton(view, slot))}
    </ul>`
}

function slotButton({ slots, zone, holding, hold }: TimesView, slot: FreeSlot) {
  const { seatsLeft } = slot
  // Where clocks go back, an hour comes twice.
  const time = timeInWords(slot.start, zone)
  const twice = slots.some((one) => one !== slot && timeInWords(one.start, zone) === time)
  const again = twice ? ` ${offsetInWords(offsetOf(zone, Date.parse(slot.start)))}` : nothing
  return html`<li>
    <button
      type="button"
      class="sf-button sf-slot"
      data-sf-start=${slot.start}
      aria-disabled=${holding === null ? nothing : 'true'}
      aria-busy=${holding === slot.start ? 'true' : nothing}
      @click=${() => hold(slot)}
    >
      <span>${time}${again}</span>
      ${seatsLeft === undefined ? nothing : html`<small>${plural(BOOKING.now.seats, seatsLeft, pageLocale())}</small>`}
    </button>
  </li>`
}

function emptyMonth({ month, next, goTo }: TimesView) {
  const name = dayInWords(firstOfMonth(month), { month: 'long', year: 'numeric' })
  const none = fill(BOOKING.now.noneInMonth, { month: name })
  if (next === undefined) return hint(none)
  if (next === null) return hint(`${none} ${BOOKING.now.noneLater}`)
  const day = dayInWords(next, { weekday: 'long', day: 'numeric', month: 'long' })
  return html`${hint(none)}
    <button type="button" class="sf-button" @click=${() => goTo(next)}>
      ${fill(BOOKING.now.nextFree, { day })}
    </button>`
}

function hint(text: string) {
  return html`<p class="sf-hint" role="status">${text}</p>`
}
