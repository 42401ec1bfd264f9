import { html, render } from 'lit'
import type { TemplateResult } from 'lit'
import { toAppointment } from '../../../wire/appointment-answer.ts'
import type { AppointmentAnswer } from '../../../wire/appointment-answer.ts'
import type { FormField } from '../../../wire/form.ts'
import type { BookedSlot, BookingConfirmed, BookingStep, Slot } from '../../../wire/page.ts'
import type { Refusal } from '../../ask.ts'
import { visitorZone } from '../../dates.ts'
import { BookingClient } from '../../booking/booking-client.ts'
import { BookingFlow } from '../../booking/booking-flow.ts'
import type { BookingPlace } from '../../booking/booking-place.ts'
import { BOOKING } from '../../booking/booking-texts.ts'
import { WRITTEN } from '../form-controls.ts'
import { FORM } from '../form-texts.ts'
import { askView, bookedView, factsView, offView } from './appointment-views.ts'
import { cancelAppointment, openQuestion } from './question-client.ts'

type Shown = 'closed' | 'loading' | 'choosing' | 'booked' | 'asking' | 'failed'

/**
 * A question of a form in which an appointment is made. What is booked is the server's to say, and
 * stands in the hidden control; the calendar is there as long as somebody chooses.
 */
export class AppointmentQuestion implements BookingPlace {
  readonly client: BookingClient
  readonly #path: string
  readonly #known: HTMLInputElement
  readonly #place: HTMLElement
  /** Nothing else is open then. */
  readonly #opens: () => void
  readonly #changed: () => void
  #shown: Shown = 'closed'
  #flow: BookingFlow | null = null
  #step: BookingStep | null = null
  /** How long, with whom and where. */
  #facts: BookingStep | null = null
  #booked: BookedSlot | null = null
  /** What has just come to pass, or why it has not. */
  #news: string | null = null
  #busy = false
  /** What stood in the control when it was looked at last. */
  #seen: string

  constructor(
    form: HTMLFormElement,
    { id }: FormField,
    { opens, changed }: { opens: () => void; changed: () => void },
  ) {
    const known = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(id)}"]`)
    const place = known?.parentElement?.querySelector<HTMLElement>('.sf-appointment')
    if (!known || !place) throw new Error('The question has lost its parts.')
    this.#path = `/appointments/${id}`
    this.client = new BookingClient(this.#path)
    this.#known = known
    this.#place = place
    this.#opens = opens
    this.#changed = changed
    this.#seen = known.value
    place.replaceChildren()
    known.addEventListener(WRITTEN, () => this.look())
    if (this.#answer !== null) {
      this.#shown = 'booked'
      void this.#ask()
    }
    this.#render()
  }

  get isChoosing(): boolean {
    return this.#shown === 'choosing' || this.#shown === 'loading'
  }

  /** Nobody has answered it, or looked at it. */
  get waits(): boolean {
    return this.#shown === 'closed' && this.#news === null
  }

  get #answer(): AppointmentAnswer | null {
    return this.#known.value === '' ? null : toAppointment(JSON.parse(this.#known.value))
  }

  /** The answer may have changed elsewhere. */
  look(): void {
    const { value } = this.#known
    if (value === this.#seen) return
    this.#seen = value
    this.#news = null
    this.#booked = null
    this.#show(value === '' ? 'closed' : 'booked')
    if (value !== '') void this.#ask()
  }

  /** Takes the calendar away; a time that is held is found again. */
  close(): void {
    if (this.isChoosing) this.#show(this.#answer === null ? 'closed' : 'booked')
  }

  async choose(): Promise<void> {
    this.#news = null
    this.#opens()
    this.#show('loading')
    const step = await this.#ask()
    if (this.#shown !== 'loading') return
    if (step === null) return this.#show('failed')
    // Booked in another tab meanwhile.
    if (this.#booked !== null) return this.#keep(this.#booked)
    this.#begin(step)
  }

  relocalise(): void {
    this.#render()
    this.#flow?.relocalise()
  }

  questions(): null {
    return null
  }

  show(state: Parameters<BookingPlace['show']>[0]): void {
    this.#place.dataset['sfState'] = state
    // Whoever goes on now may think that it is booked.
    this.#busy = state === 'review' && this.#step?.moves === null
    this.#tell()
  }

  /** The host page hears of the form alone. */
  reviews(): void {}

  /** The history is the form's. */
  enter(): void {}

  keptLocation(): number {
    return 0
  }

  keep(): TemplateResult {
    return html`<button
      type="button"
      class="sf-link-button"
      data-sf-action="keep"
      @click=${() => {
        this.#show('booked')
        this.#focus('[data-sf-action=reschedule]')
      }}
    >
      ${BOOKING.now.keepTime}
    </button>`
  }

  booked(booked: BookingConfirmed, zone: string): void {
    const isMoved = this.#step?.moves !== null
    const texts = BOOKING.now
    this.#news = isMoved ? texts.moved : texts.booked
    if (booked.status === 'pending') this.#news = texts.pending
    this.#keep(booked, zone)
    this.#focus('.sf-news')
  }

  over(refusal: Extract<Refusal, { kind: 'over' }>): void {
    // Booked or cancelled in another tab, or by an answer that got lost.
    if (refusal.state === 'closed') return void this.choose()
    this.#show('failed')
    this.#changed()
  }

  /** Null where the server cannot be asked. */
  async #ask(): Promise<BookingStep | null> {
    const outcome = await openQuestion(this.#path)
    // The form is over: it is told when it looks.
    if (outcome.kind === 'over') this.#changed()
    if (outcome.kind !== 'opened') return null
    const { step, booked } = outcome.opened
    this.#booked = booked
    this.#facts = step
    this.#render()
    return step
  }

  #begin(step: BookingStep): void {
    this.#step = step
    const flow = new BookingFlow()
    this.#flow = flow
    this.#show('choosing')
    flow.begin(step, this)
  }

  #keep(booked: BookedSlot, timeZone = visitorZone()): void {
    const { start, end } = booked
    const isPending = booked.status === 'pending'
    this.#booked = booked
    this.#write({ start, end, timeZone, status: isPending ? 'pending' : 'confirmed' })
    this.#show('booked')
  }

  async #move(): Promise<void> {
    const answer = this.#answer
    if (answer === null) return
    this.#news = null
    this.#opens()
    this.#show('loading')
    const step = await this.#ask()
    if (this.#shown !== 'loading') return
    if (step === null) return this.#show('failed')
    const { start, end }: Slot = answer
    this.#begin({ ...step, held: null, moves: { start, end } })
    this.#focus('[data-sf-action=keep]')
  }

  async #cancel(): Promise<void> {
    const outcome = await cancelAppointment(this.#path)
    const texts = BOOKING.now
    if (outcome.kind === 'cancelled') {
      this.#news = texts.cancelled
      this.#booked = null
      this.#write(null)
      this.#show('closed')
    } else {
      const isLate = outcome.kind === 'refused' && outcome.code === 'too-late'
      this.#news = isLate ? texts.tooLateToCancel : texts.partMissing
      this.#show('booked')
    }
    this.#focus('.sf-news')
  }

  #write(answer: AppointmentAnswer | null): void {
    this.#seen = answer === null ? '' : JSON.stringify(answer)
    this.#known.value = this.#seen
    this.#changed()
  }

  #show(shown: Shown): void {
    this.#shown = shown
    if (!this.isChoosing) {
      this.#flow = null
      this.#step = null
      this.#busy = false
      if (shown === 'booked') this.#place.dataset['sfState'] = 'booked'
      else delete this.#place.dataset['sfState']
    }
    this.#render()
    this.#tell()
  }

  /** The form looks at its answers. */
  #tell(): void {
    if (this.#busy) this.#known.dataset['busy'] = ''
    else delete this.#known.dataset['busy']
    this.#known.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #render(): void {
    render(this.#view(), this.#place)
  }

  #view(): TemplateResult {
    const answer = this.#answer
    const news = this.#news
    const choose = () => {
      void this.choose()
      this.#focusSelf()
    }
    switch (this.#shown) {
      case 'closed':
        return offView({ news, label: FORM.now.chooseTime, choose })
      case 'failed':
        return offView({ news: BOOKING.now.failed, label: BOOKING.now.retry, choose })
      case 'loading':
        return html`<p class="sf-loading" role="status">${BOOKING.now.loading}</p>`
      case 'choosing':
        return html`${factsView(this.#facts)} ${this.#flow}`
      case 'booked':
      case 'asking':
        if (answer === null) return offView({ news, label: FORM.now.chooseTime, choose })
        return this.#shown === 'booked'
          ? bookedView({
              answer,
              news,
              booked: this.#booked,
              facts: this.#facts,
              path: this.#path,
              move: () => {
                void this.#move()
                this.#focusSelf()
              },
              cancel: () => {
                this.#news = null
                this.#show('asking')
                this.#focus('.sf-news')
              },
            })
          : askView({
              answer,
              cancel: () => void this.#cancel(),
              keep: () => {
                this.#show('booked')
                this.#focus('[data-sf-action=cancel]')
              },
            })
      default:
        return this.#shown satisfies never
    }
  }

  /** What was pressed is not there any more. */
  #focusSelf(): void {
    this.#place.closest<HTMLElement>('.sf-field')?.focus()
  }

  #focus(selector: string): void {
    // The calendar is drawn a moment later.
    void Promise.resolve(this.#flow?.updateComplete).then(() =>
      this.#place.querySelector<HTMLElement>(selector)?.focus(),
    )
  }
}
