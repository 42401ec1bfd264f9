import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { AppointmentAnswer } from '../../../wire/appointment-answer.ts'
import { durationInWords } from '../../../texts/duration.ts'
import { fill } from '../../../texts/text.ts'
import type { BookedSlot, BookingStep } from '../../../wire/page.ts'
import { calendarView, placeView } from '../../booking/booked-outcome.ts'
import { BOOKING } from '../../booking/booking-texts.ts'
import { whenView } from '../../booking/review-view.ts'
import { pageLocale } from '../../page-locale.ts'

interface OffView {
  news: string | null
  label: string
  choose: () => void
}

/** Nothing is booked, and nobody is choosing. */
export function offView({ news, label, choose }: OffView): TemplateResult {
  return html`${newsView(news)}
    <button type="button" class="sf-button" data-sf-action="choose" @click=${choose}>
      ${label}
    </button>`
}

interface BookedView {
  answer: AppointmentAnswer
  news: string | null
  /** Null until it was asked for. */
  booked: BookedSlot | null
  facts: BookingStep | null
  /** Of the question, below the form's own address. */
  path: string
  move: () => void
  cancel: () => void
}

/** What is booked, and what may be done about it. */
export function bookedView(view: BookedView): TemplateResult {
  const { answer, news, booked, facts, path, move, cancel } = view
  const { reschedule, cancel: cancelWords, pendingText } = BOOKING.now
  const manage = booked?.manage
  const button = (action: string, label: string, act: () => void) =>
    html`<button type="button" class="sf-button" data-sf-action=${action} @click=${act}>
      ${label}
    </button>`
  return html`${newsView(news)} ${whenView(answer, answer.timeZone)} ${factsView(facts, false)}
    ${answer.status === 'pending' ? html`<p>${pendingText}</p>` : nothing}
    ${booked === null ? nothing : html`${placeView(booked)} ${calendarView(booked, path)}`}
    <div class="sf-actions">
      ${manage?.rescheduleUntil ? button('reschedule', reschedule, move) : nothing}
      ${manage?.cancelUntil ? button('cancel', cancelWords, cancel) : nothing}
    </div>`
}

/** With whom and where, and how long where that is no choice. */
export function factsView(facts: BookingStep | null, isOpen = true) {
  if (facts === null) return nothing
  const { durations, duration, hostName, location } = facts
  const items = [
    isOpen && durations.length === 1 && durationInWords(duration, pageLocale()),
    hostName && fill(BOOKING.now.with, { host: hostName }),
    location,
  ].filter(Boolean)
  if (items.length === 0) return nothing
  return html`<ul class="sf-facts">
    ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
  </ul>`
}

interface AskView {
  answer: AppointmentAnswer
  cancel: () => void
  keep: () => void
}

/** Whether it is to be cancelled. */
export function askView({ answer, cancel, keep }: AskView): TemplateResult {
  const { askCancel, askCancelText, doCancel, doNotCancel } = BOOKING.now
  return html`${newsView(askCancel)} ${whenView(answer, answer.timeZone)}
    <p>${askCancelText}</p>
    <div class="sf-actions">
      <button type="button" class="sf-button sf-primary" data-sf-action="cancel" @click=${cancel}>
        ${doCancel}
      </button>
      <button type="button" class="sf-button" data-sf-action="keep" @click=${keep}>
        ${doNotCancel}
      </button>
    </div>`
}

/** Takes focus, and is read out with it. */
function newsView(news: string | null) {
  return news === null ? nothing : html`<h2 class="sf-news" tabindex="-1">${news}</h2>`
}
