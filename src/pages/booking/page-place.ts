import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { BookingConfirmed, Slot } from '../../wire/page.ts'
import type { Refusal } from '../ask.ts'
import { pageLink } from '../page-link.ts'
import { setPageState } from '../page-state.ts'
import { BookingClient } from './booking-client.ts'
import type { BookingFlow } from './booking-flow.ts'
import type { BookingParts } from './booking-parts.ts'
import type { BookingPlace } from './booking-place.ts'
import { BOOKING } from './booking-texts.ts'
import { finishBooked, finishOver } from './finish.ts'
import { QuestionStep } from './question-step.ts'
import type { QuestionStepOptions } from './question-step.ts'
import { keptLocation, reviewEntry } from './review-entry.ts'
import type { ReviewEntry } from './review-entry.ts'

export function openBookingPage(flow: BookingFlow, parts: BookingParts): void {
  flow.begin(parts.data, new PagePlace(parts))
  window.addEventListener('popstate', () => void flow.change())
}

/** The page of one appointment, which tells its host page what becomes of it. */
class PagePlace implements BookingPlace {
  readonly client = new BookingClient()
  readonly #parts: BookingParts

  constructor(parts: BookingParts) {
    this.#parts = parts
  }

  questions(options: QuestionStepOptions): QuestionStep {
    return new QuestionStep(this.#parts, options)
  }

  show(state: Parameters<BookingPlace['show']>[0]): void {
    setPageState(this.#parts.main, state)
  }

  reviews(slot: Slot): void {
    this.#parts.host.send({ t: 'slot', ...slot })
  }

  /** The browser's Back leads out of the review, by one step however often a time is chosen. */
  enter(location: number): void {
    const entry: ReviewEntry = { sfReview: true, location }
    if (reviewEntry() === null) history.pushState(entry, '')
    else history.replaceState(entry, '')
  }

  keptLocation(): number {
    return keptLocation(this.#parts.data)
  }

  keep(): TemplateResult {
    return html`<a class="sf-link-button" href=${pageLink()}>${BOOKING.now.keepTime}</a>`
  }

  booked(booked: BookingConfirmed, zone: string): void {
    finishBooked(this.#parts, booked, zone)
  }

  over(refusal: Extract<Refusal, { kind: 'over' }>): void {
    finishOver(this.#parts, refusal)
  }
}
