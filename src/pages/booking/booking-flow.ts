import { LitElement, nothing } from 'lit'
import type { PropertyDeclarations } from 'lit'
import type { GuestChannel } from '../../protocol/guest-channel.ts'
import { randomId } from '../../protocol/random-id.ts'
import type {
  BookingConfirmed,
  BookingPageData,
  ConfirmBooking,
  Slot,
  SlotTaken,
  FieldProblem,
} from '../../wire/page.ts'
import type { Answers } from '../../wire/form.ts'
import type { Refusal } from '../ask.ts'
import { dayOf, visitorZone } from '../dates.ts'
import { setPageState } from '../page-state.ts'
import { showOutcome } from '../show-outcome.ts'
import { bookedOutcome } from './booked-outcome.ts'
import {
  confirmBooking,
  holdSlot,
  listSlots,
  releaseHold,
  rescheduleBooking,
} from './booking-client.ts'
import type { ConfirmOutcome } from './booking-client.ts'
import { BOOKING } from './booking-texts.ts'
import { chooseView } from './choose-view.ts'
import { optionsView } from './options-view.ts'
import { HoldClock } from './hold-clock.ts'
import type { Questions } from './questions.ts'
import { reviewView } from './review-view.ts'
import { SlotBoard } from './slot-board.ts'
import { SlotSource } from './slot-source.ts'

export interface BookingParts {
  main: HTMLElement
  data: BookingPageData
  host: GuestChannel
}

/** After that a visitor wonders whether to press again. */
const SLOW_MS = 4000

/** What a message has in place of one. */
const NO_RECEIPT = '-'

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
  #parts: BookingParts | null = null
  #board: SlotBoard | null = null
  #questions: Questions | null = null
  #answers: Answers = {}
  /** The same for each attempt at one slot: an answer that got lost can be asked for again. */
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
    return this.#parts?.data.moves ?? null
  }

  protected override createRenderRoot(): HTMLElement {
    // In the page's own tree, in place of what the server rendered to wait with.
    this.replaceChildren()
    return this
  }

  begin(parts: BookingParts): void {
    const { firstDay, lastDay, held } = parts.data
    const zone = visitorZone()
    const duration = heldMinutes(parts.data)
    const source = new SlotSource({ load: listSlots, firstDay, lastDay }, { zone, duration })
    this.#parts = parts
    this.#board = new SlotBoard(this, source, (refusal) => this.#refused(refusal))
    window.addEventListener('popstate', () => {
      void this.#change()
    })
    void this.#board.open()
    if (held === null) return
    this.#review(held)
    void this.#ask()
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
    if (board === null || this.#parts === null) return nothing
    const { durations, locations } = this.#parts.data
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
      back: () => void this.#change(),
      changeAnswers: this.#questions === null ? null : () => void this.#ask(),
    })
  }

  async #hold(slot: Slot): Promise<void> {
    if (this.holding !== null || this.#board === null) return
    if (this.#moves !== null) {
      history.pushState(null, '')
      this.#review({ ...slot, expiresAt: null })
      return this.#focus('#sf-review')
    }
    this.holding = slot.start
    this.message = null
    const { duration, zone } = this.#board
    const outcome = await holdSlot({ start: slot.start, duration }, zone)
    this.holding = null
    switch (outcome.kind) {
      case 'held':
        history.pushState(null, '')
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
  #review({ expiresAt, start, end }: Slot & { expiresAt: string | null }): void {
    const slot = { start, end }
    this.chosen = slot
    this.message = null
    this.#confirmKey = randomId()
    if (expiresAt !== null) this.#clock.start(expiresAt)
    this.#show('review')
    this.#parts?.host.send({ t: 'slot', ...slot })
  }

  /** What is asked before the review, where anything is. */
  async #ask(problems?: FieldProblem[]): Promise<void> {
    const { main, data } = this.#parts ?? {}
    const form = main?.querySelector<HTMLFormElement>('.sf-questions')
    if (!data || !form) return this.#focus('#sf-review')
    const { Questions } = await import('./questions.ts')
    this.#questions ??= new Questions({
      form,
      definition: { title: '', pages: [{ id: '', title: '', fields: data.questions }] },
      answered: (answers) => {
        this.#answers = answers
        this.#leaveQuestions('review')
        void this.#focus('#sf-review')
      },
      back: () => void this.#change(),
    })
    // The visitor may have gone back meanwhile.
    if (this.chosen === null) return
    this.hidden = true
    this.#show('form')
    await this.#questions.ask(problems)
  }

  #leaveQuestions(state: 'form' | 'review'): void {
    this.#questions?.hide()
    this.requestUpdate()
    this.hidden = false
    this.#show(state)
  }

  /** Back to choosing; the slot is free for others again. */
  async #change(): Promise<void> {
    const { chosen } = this
    if (this.confirming || chosen === null || this.#board === null) return
    this.chosen = null
    this.message = null
    this.#clock.stop()
    this.#leaveQuestions('form')
    if (this.#moves === null) void releaseHold()
    const day = dayOf(chosen.start, this.#board.zone)
    if (this.#board.day !== day) await this.#board.goTo(day)
    await this.#focus(`[data-sf-start="${chosen.start}"]`, '[data-day][tabindex="0"]')
  }

  async #confirm(): Promise<void> {
    if (this.confirming || this.chosen === null || this.#board === null) return
    const slot = this.chosen
    this.confirming = true
    this.message = null
    const timer = setTimeout(() => (this.slow = true), SLOW_MS)
    const outcome = await this.#send(slot)
    clearTimeout(timer)
    this.slow = false
    this.confirming = false
    switch (outcome.kind) {
      case 'booked':
        return this.#booked(outcome.booked)
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
        this.message = this.#moves === null ? BOOKING.now.notTaken : BOOKING.now.tooLate
        return
      default:
        outcome satisfies never
    }
  }

  #send({ start }: Slot): Promise<ConfirmOutcome> {
    const { duration, zone } = this.#board ?? { duration: 0, zone: 'UTC' }
    if (this.#moves !== null) {
      return rescheduleBooking({ start, duration, rescheduleKey: this.#confirmKey }, zone)
    }
    const wanted: ConfirmBooking = {
      start,
      duration,
      confirmKey: this.#confirmKey,
      answers: this.#answers,
      language: document.documentElement.lang,
    }
    const hasChoice = this.#parts?.data.locations.length !== 0
    return confirmBooking(hasChoice ? { ...wanted, location: this.location } : wanted, zone)
  }

  async #taken(slot: Slot, { slots, timeZone }: SlotTaken): Promise<void> {
    this.chosen = null
    this.#clock.stop()
    this.#board?.refresh(dayOf(slot.start, timeZone), slots)
    this.message = slots.length > 0 ? BOOKING.now.taken : BOOKING.now.takenDay
    this.#show('taken')
    await this.#focus('.sf-warning')
  }

  #booked(booked: BookingConfirmed): void {
    if (this.#parts === null || this.#board === null) return
    const { main, host, data } = this.#parts
    const { start, end, receipt } = booked
    showOutcome(main, bookedOutcome(booked, data, this.#board.zone))
    if (receipt !== null) {
      host.send({ t: data.moves === null ? 'booked' : 'rescheduled', start, end, receipt })
    } else if (data.moves === null) {
      // Whoever waits for an answer has not booked yet: without a receipt, the host asks the server.
      host.send({ t: 'submitted', receipt: NO_RECEIPT })
    }
  }

  #refused(refusal: Refusal): void {
    if (this.#parts === null) return
    const { main, host } = this.#parts
    if (refusal.kind !== 'over') {
      if (this.chosen === null) this.#show('error')
      return
    }
    // Booked meanwhile, perhaps by an answer of ours that got lost: the server knows when.
    if (refusal.state === 'closed') return location.replace(location.pathname)
    showOutcome(main, {
      state: 'expired',
      title: BOOKING.now.expired,
      text: BOOKING.now.expiredText,
    })
    host.send({ t: 'expired' })
  }

  /** The visitor has moved on from what went wrong. */
  #clear(): void {
    this.message = null
    this.#show('form')
  }

  #show(state: 'form' | 'review' | 'taken' | 'error'): void {
    if (this.#parts !== null) setPageState(this.#parts.main, state)
  }

  /** Moves focus to the first of these that is there. */
  async #focus(...selectors: string[]): Promise<void> {
    await this.updateComplete
    const found = selectors.map((selector) => this.querySelector<HTMLElement>(selector))
    found.find((element) => element !== null)?.focus()
  }
}

/** The length of what is held or booked already, else the first to choose from. */
function heldMinutes({ held, moves, duration }: BookingPageData): number {
  const known = held ?? moves
  return known === null ? duration : (Date.parse(known.end) - Date.parse(known.start)) / 60_000
}
