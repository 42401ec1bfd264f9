import { LitElement, nothing } from 'lit'
import type { PropertyDeclarations } from 'lit'
import { randomId } from '../../protocol/random-id.ts'
import type { BookingStep, FieldProblem, PageProblem, Slot, SlotTaken } from '../../wire/page.ts'
import type { Refusal } from '../ask.ts'
import { dayOf, visitorZone } from '../dates.ts'
import type { BookingPlace } from './booking-place.ts'
import { BOOKING } from './booking-texts.ts'
import { chooseView } from './choose-view.ts'
import { HoldClock } from './hold-clock.ts'
import { optionsView } from './options-view.ts'
import type { QuestionStep } from './question-step.ts'
import { reviewView } from './review-view.ts'
import { sendChoice } from './send-choice.ts'
import { SlotBoard } from './slot-board.ts'
import { SlotSource } from './slot-source.ts'

/** After that a visitor wonders whether to press again. */
const SLOW_MS = 4000

/** From the first look at the calendar to the confirmed appointment. */
export class BookingFlow extends LitElement {
  static override properties: PropertyDeclarations = {
    chosen: { state: true },
    holding: { state: true },
    confirming: { state: true },
    slow: { state: true },
    location: { state: true },
    message: { state: true },
  }

  /** The slot under review. */
  declare chosen: Slot | null
  /** The start of the slot that is being held right now. */
  declare holding: string | null
  declare confirming: boolean
  /** Confirming takes longer than people expect. */
  declare slow: boolean
  /** Index in the places to choose from. */
  declare location: number
  /** What went wrong, for a person. */
  declare message: string | null

  readonly #clock = new HoldClock(this)
  #step: BookingStep | null = null
  #place: BookingPlace | null = null
  #board: SlotBoard | null = null
  #questions: QuestionStep | null = null
  #confirmKey = ''

  constructor() {
    super()
    this.chosen = null
    this.holding = null
    this.confirming = false
    this.slow = false
    this.location = 0
    this.message = null
  }

  /** What is booked and is to have another time. */
  get #moves(): Slot | null {
    return this.#step?.moves ?? null
  }

  protected override createRenderRoot(): HTMLElement {
    // In the page's own tree, in place of what the server rendered to wait with.
    this.replaceChildren()
    return this
  }

  begin(step: BookingStep, place: BookingPlace): void {
    const { firstDay, lastDay, held } = step
    const zone = visitorZone()
    const duration = heldMinutes(step)
    const load = place.client.listSlots.bind(place.client)
    const source = new SlotSource({ load, firstDay, lastDay }, { zone, duration })
    this.#step = step
    this.#place = place
    this.#board = new SlotBoard(this, source, (refusal) => this.#refused(refusal))
    this.#questions = place.questions({
      answered: () => {
        this.#leaveQuestions('review')
        void this.#focus('#sf-review')
      },
      back: () => void this.change(),
    })
    void this.#board.open()
    this.#questions?.prefetch()
    if (held === null) return
    this.location = place.keptLocation()
    this.#review(held)
    if (this.#questions !== null) void this.#ask()
  }

  /** Writes days and times anew: the document's language has changed. */
  relocalise(): void {
    this.requestUpdate()
    for (const part of this.querySelectorAll<LitElement>('sf-calendar, sf-zone-bar')) {
      part.requestUpdate()
    }
  }

  protected override render() {
    const board = this.#board
    if (board === null || this.#step === null) return nothing
    const { durations, locations } = this.#step
    if (this.chosen === null) {
      return chooseView({
        board,
        options: optionsView({
          durations,
          duration: board.duration,
          choseDuration: (minutes) => {
            this.#clear()
            void board.changeDuration(minutes)
          },
          // Where it is stays as it was agreed.
          locations: this.#moves === null ? locations : [],
          location: this.location,
          choseLocation: (index) => (this.location = index),
        }),
        moves: this.#moves,
        keep: () => this.#place?.keep(),
        message: this.message,
        holding: this.holding,
        hold: (slot) => void this.#hold(slot),
        moved: () => this.#clear(),
        redraw: () => this.requestUpdate(),
      })
    }
    return reviewView({
      slot: this.chosen,
      zone: board.zone,
      minutesLeft: this.#clock.minutesLeft,
      moves: this.#moves,
      location: this.#moves === null ? locations[this.location] : undefined,
      confirming: this.confirming,
      slow: this.slow,
      trouble: this.message,
      confirm: () => void this.#confirm(),
      back: () => void this.change(),
      changeAnswers: this.#questions?.isAsked ? () => void this.#ask() : null,
    })
  }

  async #hold(slot: Slot): Promise<void> {
    if (this.holding !== null || this.#board === null || this.#place === null) return
    if (this.#moves !== null) {
      this.#place.enter(this.location)
      this.#review({ ...slot, keptFor: null })
      return this.#focus('#sf-review')
    }
    this.holding = slot.start
    this.message = null
    const { duration, zone } = this.#board
    const outcome = await this.#place.client.holdSlot({ start: slot.start, duration }, zone)
    this.holding = null
    switch (outcome.kind) {
      case 'held':
        this.#place.enter(this.location)
        this.#review(outcome.hold)
        return this.#ask()
      case 'taken':
        return this.#taken(slot, outcome.taken)
      case 'over':
        return this.#refused(outcome)
      case 'unreachable':
        this.message = BOOKING.now.notHeld
        return
      case 'refused':
        this.message = BOOKING.now.refused
        return
      default:
        outcome satisfies never
    }
  }

  /** @param hold What is booked already is not let go before it is moved: then nothing is held. */
  #review({ keptFor, start, end }: Slot & { keptFor: number | null }): void {
    const slot = { start, end }
    this.chosen = slot
    this.message = null
    this.#confirmKey = randomId()
    if (keptFor !== null) this.#clock.start(keptFor)
    this.#show('review')
    this.#place?.reviews(slot)
  }

  /** What is asked before the review, where anything is. */
  async #ask(problems?: FieldProblem[]): Promise<void> {
    const questions = this.#questions
    const prepared = await questions?.prepare()
    if (prepared === 'unreachable') this.message = BOOKING.now.partMissing
    if (prepared !== 'ready') return this.#focus('#sf-review')
    // The visitor may have gone back meanwhile.
    if (this.chosen === null) return
    this.hidden = true
    this.#show('form')
    await questions?.ask(problems)
  }

  #leaveQuestions(state: 'form' | 'review'): void {
    this.#questions?.hide()
    this.requestUpdate()
    this.hidden = false
    this.#show(state)
  }

  /** Back to choosing; the slot is free for others again. */
  async change(): Promise<void> {
    const { chosen } = this
    // Once it is over, this is no part of the page any more.
    if (this.confirming || chosen === null || this.#board === null || !this.isConnected) return
    this.chosen = null
    this.message = null
    this.#clock.stop()
    this.#leaveQuestions('form')
    if (this.#moves === null) void this.#place?.client.releaseHold()
    const day = dayOf(chosen.start, this.#board.zone)
    if (this.#board.day !== day) await this.#board.goTo(day)
    await this.#focus(`[data-sf-start="${chosen.start}"]`, '[data-day][tabindex="0"]')
  }

  async #confirm(): Promise<void> {
    const [step, place, board, slot] = [this.#step, this.#place, this.#board, this.chosen]
    if (step === null || place === null || board === null) return
    if (this.confirming || slot === null) return
    this.confirming = true
    this.message = null
    const timer = setTimeout(() => (this.slow = true), SLOW_MS)
    const outcome = await sendChoice(place.client, step, {
      start: slot.start,
      duration: board.duration,
      zone: board.zone,
      key: this.#confirmKey,
      location: this.location,
      answers: this.#questions?.answers ?? {},
    })
    clearTimeout(timer)
    this.slow = false
    this.confirming = false
    switch (outcome.kind) {
      case 'booked':
        return place.booked(outcome.booked, board.zone)
      case 'invalid':
        return this.#ask(outcome.problems)
      case 'taken':
        return this.#taken(slot, outcome.taken)
      case 'over':
        return this.#refused(outcome)
      case 'unreachable':
        this.message = this.#moves === null ? BOOKING.now.notConfirmed : BOOKING.now.notMoved
        return
      case 'refused':
        this.message = this.#refusedWords(outcome.code)
        return
      default:
        outcome satisfies never
    }
  }

  #refusedWords(code: PageProblem['code'] | null): string {
    if (code === 'too-late') return BOOKING.now.tooLateToMove
    return this.#moves === null ? BOOKING.now.notTaken : BOOKING.now.notMoved
  }

  async #taken(slot: Slot, { slots, timeZone }: SlotTaken): Promise<void> {
    this.chosen = null
    this.#clock.stop()
    void this.#board?.refresh(dayOf(slot.start, timeZone), slots)
    this.message = slots.length > 0 ? BOOKING.now.taken : BOOKING.now.takenDay
    this.#show('taken')
    await this.#focus('.sf-warning')
  }

  #refused(refusal: Refusal): void {
    if (refusal.kind === 'over') this.#place?.over(refusal)
    else if (this.chosen === null) this.#show('error')
  }

  /** The visitor has moved on from what went wrong. */
  #clear(): void {
    this.message = null
    this.#show('form')
  }

  #show(state: 'form' | 'review' | 'taken' | 'error'): void {
    this.#place?.show(state)
  }

  /** Moves focus to the first of these that is there. */
  async #focus(...selectors: string[]): Promise<void> {
    await this.updateComplete
    const found = selectors.map((selector) => this.querySelector<HTMLElement>(selector))
    found.find((element) => element !== null)?.focus()
  }
}

/** The length of what is held or booked already, else the first to choose from. */
function heldMinutes({ held, moves, duration }: BookingStep): number {
  const known = held ?? moves
  return known === null ? duration : (Date.parse(known.end) - Date.parse(known.start)) / 60_000
}
