import type { FreeSlot } from '../../wire/page.ts'
import { dayOf } from '../dates.ts'
import type { SlotRange, SlotsOutcome } from './booking-client.ts'
import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf } from './calendar-days.ts'

/** Free slots by day, both in order. */
export type FreeDays = ReadonlyMap<string, readonly FreeSlot[]>

export type MonthOutcome =
  | { kind: 'month'; days: FreeDays }
  | Exclude<SlotsOutcome, { kind: 'slots' }>

/** `null`: nothing is free any more. */
export type NextOutcome =
  | { kind: 'next'; day: string | null }
  | Exclude<MonthOutcome, { kind: 'month' }>

export interface SlotSourceOptions {
  load: (range: SlotRange) => Promise<SlotsOutcome>
  /** What can be booked, ISO 8601 days in the host's zone. */
  firstDay: string
  lastDay: string
}

/** Free slots month by month, in the visitor's zone. A month is asked for once, until `forget`. */
export class SlotSource {
  readonly #load: SlotSourceOptions['load']
  /** A day more on both sides: the visitor's day may begin when the host's has ended. */
  readonly firstDay: string
  readonly lastDay: string
  readonly #months = new Map<string, Promise<MonthOutcome>>()
  #zone: string
  #duration: number

  /** @param choice What the visitor may change later. */
  constructor(
    { load, firstDay, lastDay }: SlotSourceOptions,
    { zone, duration }: { zone: string; duration: number },
  ) {
    this.#load = load
    this.firstDay = addDays(firstDay, -1)
    this.lastDay = addDays(lastDay, 1)
    this.#zone = zone
    this.#duration = duration
  }

  get zone(): string {
    return this.#zone
  }

  set zone(zone: string) {
    this.#zone = zone
    this.forget()
  }

  /** Minutes. */
  get duration(): number {
    return this.#duration
  }

  set duration(minutes: number) {
    this.#duration = minutes
    this.forget()
  }

  /** What is known is out of date. */
  forget(): void {
    this.#months.clear()
  }

  hasMonth(month: string): boolean {
    return month >= monthOf(this.firstDay) && month <= monthOf(this.lastDay)
  }

  month(month: string): Promise<MonthOutcome> {
    const known = this.#months.get(month)
    if (known) return known
    const asked = this.#ask(month)
    this.#months.set(month, asked)
    void asked.then((outcome) => {
      // A failure is not kept: the next question is asked anew.
      if (outcome.kind !== 'month' && this.#months.get(month) === asked) this.#months.delete(month)
    })
    return asked
  }

  /** The months on either side, so that turning the page need not wait. */
  prefetch(month: string): void {
    for (const next of [addMonths(month, 1), addMonths(month, -1)]) {
      if (this.hasMonth(next)) void this.month(next)
    }
  }

  /** The first free day in this month or later. */
  async firstFree(month: string): Promise<NextOutcome> {
    let at = month < monthOf(this.firstDay) ? monthOf(this.firstDay) : month
    for (; this.hasMonth(at); at = addMonths(at, 1)) {
      // Month by month on purpose: most often the first one has something.
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await this.month(at)
      if (outcome.kind !== 'month') return outcome
      const [day] = outcome.days.keys()
      if (day !== undefined) return { kind: 'next', day }
    }
    return { kind: 'next', day: null }
  }

  async #ask(month: string): Promise<MonthOutcome> {
    const [first, last] = [firstOfMonth(month), lastOfMonth(month)]
    const from = first < this.firstDay ? this.firstDay : first
    const to = last > this.lastDay ? this.lastDay : last
    if (from > to) return { kind: 'month', days: new Map() }
    const timeZone = this.#zone
    const outcome = await this.#load({ from, to, timeZone, duration: this.#duration })
    return outcome.kind === 'slots'
      ? { kind: 'month', days: byDay(outcome.slots, timeZone) }
      : outcome
  }
}

function byDay(slots: readonly FreeSlot[], timeZone: string): FreeDays {
  const days = new Map<string, FreeSlot[]>()
  for (const slot of slots) {
    const day = dayOf(slot.start, timeZone)
    const others = days.get(day)
    if (others === undefined) days.set(day, [slot])
    else others.push(slot)
  }
  return days
}
