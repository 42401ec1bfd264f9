import type { TemplateResult } from 'lit'
import type { BookingConfirmed, Slot } from '../../wire/page.ts'
import type { Refusal } from '../ask.ts'
import type { BookingClient } from './booking-client.ts'
import type { QuestionStep, QuestionStepOptions } from './question-step.ts'

/** Where a time is chosen: on a page of its own, or in a question of a form. */
export interface BookingPlace {
  readonly client: BookingClient
  /** What is asked before the review; null where nothing ever is. */
  questions(options: QuestionStepOptions): QuestionStep | null
  /** How far the visitor has come. */
  show(state: 'form' | 'review' | 'taken' | 'error'): void
  /** A time is under review from now on. */
  reviews(slot: Slot): void
  /** The visitor has come to the review, with that one of the places to choose from. */
  enter(location: number): void
  /** The place that was chosen before the page was loaded again, else the first. */
  keptLocation(): number
  /** Leads back to what is booked, which stays as it is. */
  keep(): TemplateResult
  booked(booked: BookingConfirmed, zone: string): void
  /** Nothing can be chosen any more. */
  over(refusal: Extract<Refusal, { kind: 'over' }>): void
}
