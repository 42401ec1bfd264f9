import type { ReactiveControllerHost } from 'lit'
import type { FreeSlot } from '../../wire/page.ts'
import type { Refusal } from '../ask.ts'
import { dayOf } from '../dates.ts'
import { addDays, monthOf } from './calendar-days.ts'
import type { FreeDays, NextOutcome, SlotSource } from './slot-source.ts'

/** What is known before the first answer, while asking, and after. */
type BoardStatus = 'loading' | 'ready' | 'failed'

/** The month that is shown, its free days, and the day that is chosen. */
export class SlotBoard {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  readonly #source: SlotSource
  readonly #onRefusal: (refusal: Refusal) => void

  status: BoardStatus = 'loading'
  /** The month is being asked for. */
  busy = false
  month: string
  day: string | null = null
  days: FreeDays = new Map()
  /** Where a month is empty: the next free day, null for none, undefined while it is being asked. */
  next: string | null | undefined

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    source: SlotSource,
    onRefusal: (refusal: Refusal) => void,
  ) {
    this.#host = host
    this.#source = source
    this.#onRefusal = onRefusal
    this.month = monthOf(source.firstDay)
  }

  get zone(): string {
    return this.#source.zone
  }

  /** Minutes. */
  get duration(): number {
    return this.#source.duration
  }

  /** What may hold a free time, ISO 8601 days in the visitor's zone, both included. */
  get firstDay(): string {
    return this.#source.firstDay
  }

  get lastDay(): string {
    return this.#source.lastDay
  }

  get slots(): readonly FreeSlot[] {
    return (this.day && this.days.get(this.day)) || []
  }

  /** Goes to the first free day from this month on. */
  async open(month = monthOf(this.#source.firstDay)): Promise<void> {
    this.#change({ status: 'loading' })
    const outcome = await this.#source.firstFree(month)
    // The visitor is somewhere by now: back from a time that was held.
    if (this.status !== 'loading') return
    if (outcome.kind !== 'next') return this.#fail(outcome)
    this.#change({ status: 'ready' })
    if (outcome.day === null) await this.turn(monthOf(addDays(this.#source.firstDay, 1)))
    else await this.goTo(outcome.day)
  }

  /** Shows a day and its month. */
  async goTo(day: string): Promise<void> {
    await this.turn(monthOf(day))
    if (this.days.has(day)) this.#change({ day })
  }

  choose(day: string): void {
    if (this.days.has(day)) this.#change({ day })
  }

  /** Shows a month; of one that was not asked for yet, the days come later. */
  async turn(month: string): Promise<void> {
    const status = this.status === 'loading' ? 'ready' : this.status
    this.#change({ status, month, day: null, days: new Map(), next: undefined, busy: true })
    const outcome = await this.#source.month(month)
    if (this.month !== month) return
    if (outcome.kind !== 'month') return this.#fail(outcome)
    this.#change({ status: 'ready', days: outcome.days, busy: false })
    this.#source.prefetch(month)
    if (outcome.days.size === 0) await this.#findNext(month)
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    await this.open(this.month)
  }

  async changeZone(zone: string): Promise<void> {
    const start = this.slots[0]?.start
    this.#source.zone = zone
    // The same times, which may be those of the day before or after now.
    if (start !== undefined) return this.goTo(dayOf(start, zone))
    await this.turn(this.month)
  }

  /** The same day, where it has times of that length. */
  async changeDuration(minutes: number): Promise<void> {
    this.#source.duration = minutes
    await (this.day === null ? this.turn(this.month) : this.goTo(this.day))
  }

  /** Somebody took a slot: what is free that day now; everything else is asked anew. */
  async refresh(day: string, slots: readonly FreeSlot[]): Promise<void> {
    this.#source.forget()
    const month = monthOf(day)
    const shown = this.month === month ? this.days : new Map()
    this.#change({ month, ...withDay(shown, day, slots), busy: true })
    const outcome = await this.#source.month(month)
    if (this.month !== month) return
    if (outcome.kind === 'over') return this.#fail(outcome)
    // What is shown is true enough to go on with.
    if (outcome.kind !== 'month') return this.#change({ busy: false })
    const chosen = this.day !== null && outcome.days.has(this.day) ? this.day : null
    this.#change({ days: outcome.days, day: chosen, busy: false })
    if (outcome.days.size === 0) await this.#findNext(month)
  }

  async #findNext(month: string): Promise<void> {
    const outcome: NextOutcome = await this.#source.firstFree(month)
    if (this.month !== month) return
    if (outcome.kind === 'next') this.#change({ next: outcome.day })
    else this.#fail(outcome)
  }

  #fail(refusal: Refusal): void {
    this.#change({ status: 'failed', busy: false })
    this.#onRefusal(refusal)
  }

  #change(
    to: Partial<Pick<SlotBoard, 'status' | 'busy' | 'month' | 'day' | 'days' | 'next'>>,
  ): void {
    Object.assign(this, to)
    this.#host.requestUpdate()
  }
}

/** The free days with other times on one of them, which is the chosen one if it has any. */
function withDay(days: FreeDays, day: string, slots: readonly FreeSlot[]) {
  const others = [...days].filter(([one]) => one !== day)
  const all = slots.length === 0 ? others : [...others, [day, slots] as const]
  const sorted = new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { days: sorted, day: slots.length === 0 ? null : day }
}
