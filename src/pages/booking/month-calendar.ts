import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, PropertyValues } from 'lit'
import { dayInWords, numberInWords } from '../dates.ts'
import { pageLocale } from '../page-locale.ts'
import { fill, plural } from '../../texts/text.ts'
import { BOOKING } from './booking-texts.ts'
import { addDays, addMonths, firstOfMonth, monthOf, weeksOf } from './calendar-days.ts'
import { clockChangeInWords } from './clock-change.ts'
import { dayForKey } from './day-for-key.ts'
import { weekStartOf } from './week-start.ts'

/** `detail` is an ISO 8601 day. */
const DAY_CHOSEN = 'day-chosen'
/** `detail` is a month, "2026-11". */
const MONTH_TURNED = 'month-turned'

/**
 * A month to choose a day from, by the grid pattern of the ARIA Authoring
 * Practices: one day can be reached by Tab, the others by arrows, Home, End,
 * Page Up and Page Down. Only days with free times can be chosen.
 * https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/
 */
export class MonthCalendar extends LitElement {
  static override properties: PropertyDeclarations = {
    month: { attribute: false },
    selected: { attribute: false },
    today: { attribute: false },
    firstDay: { attribute: false },
    lastDay: { attribute: false },
    free: { attribute: false },
    zone: { attribute: false },
    busy: { attribute: false },
    cursor: { state: true },
  }

  declare month: string
  declare selected: string | null
  declare today: string
  /** Where the calendar ends, both included. */
  declare firstDay: string
  declare lastDay: string
  /** How many times are free, by day. */
  declare free: ReadonlyMap<string, number>
  /** IANA: the days are days there. */
  declare zone: string
  /** The month is still being asked for. */
  declare busy: boolean
  /** The day that the arrows have reached. */
  declare cursor: string | null

  #focusCursor = false

  constructor() {
    super()
    this.month = ''
    this.selected = null
    this.today = ''
    this.firstDay = ''
    this.lastDay = ''
    this.free = new Map()
    this.zone = 'UTC'
    this.busy = false
    this.cursor = null
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#focusCursor || !(changed.has('cursor') || changed.has('month'))) return
    this.#focusCursor = false
    this.querySelector<HTMLElement>(`[data-day="${this.cursor}"]`)?.focus()
  }

  protected override render() {
    const title = dayInWords(firstOfMonth(this.month), { month: 'long', year: 'numeric' })
    const weekStart = weekStartOf(pageLocale())
    const weeks = weeksOf(this.month, weekStart)
    const tabStop = this.#tabStop()
    return html`<div class="sf-month-bar">
        ${this.#turnButton(-1)}
        <h2 id="sf-month" aria-live="polite">${title}</h2>
        ${this.#turnButton(1)}
      </div>
      <table
        role="grid"
        aria-labelledby="sf-month"
        aria-busy=${this.busy}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      >
        <thead>
          <tr>
            ${weekdays(weekStart).map(
              ({ long, short }) => html`<th scope="col" abbr=${long}>${short}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (week) =>
              html`<tr>
                ${week.map((day) => (day === null ? html`<td></td>` : this.#cell(day, tabStop)))}
              </tr>`,
          )}
        </tbody>
      </table>`
  }

  #cell(day: string, tabStop: string) {
    const free = this.free.get(day) ?? 0
    const words = dayInWords(day, { dateStyle: 'full' })
    return html`<td role="gridcell" aria-selected=${day === this.selected}>
      <button
        type="button"
        class="sf-day"
        data-day=${day}
        data-sf-date=${free > 0 ? day : nothing}
        tabindex=${day === tabStop ? 0 : -1}
        aria-disabled=${free > 0 ? nothing : 'true'}
        aria-current=${day === this.today ? 'date' : nothing}
        aria-label=${[words, freeInWords(free), clockChangeInWords(day, this.zone)].filter(Boolean).join(', ')}
        @click=${() => this.#choose(day)}
      >
        ${numberInWords(Number(day.slice(8)))}
      </button>
    </td>`
  }

  #turnButton(by: 1 | -1) {
    const month = addMonths(this.month, by)
    const name = dayInWords(firstOfMonth(month), { month: 'long', year: 'numeric' })
    return html`<button
      type="button"
      class="sf-turn"
      data-by=${by}
      aria-label=${fill(by > 0 ? BOOKING.now.nextMonth : BOOKING.now.previousMonth, { month: name })}
      aria-disabled=${this.#hasMonth(month) ? nothing : 'true'}
      @click=${() => this.#turn(month)}
    ></button>`
  }

  #tabStop(): string {
    const here = (day: string | null): day is string => day !== null && monthOf(day) === this.month
    if (here(this.cursor)) return this.cursor
    if (here(this.selected)) return this.selected
    const [first] = [...this.free.keys()].filter(here)
    return first ?? this.#clamp(firstOfMonth(this.month))
  }

  #onKey(event: KeyboardEvent): void {
    const { day } = (event.target as HTMLElement).dataset
    if (day === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const rtl = getComputedStyle(this).direction === 'rtl'
    const wanted = dayForKey(event.key, day, { weekStart: weekStartOf(pageLocale()), rtl })
    if (wanted === null) return
    event.preventDefault()
    this.cursor = this.#clamp(wanted)
    this.#focusCursor = true
    this.#turn(monthOf(this.cursor))
  }

  #choose(day: string): void {
    this.cursor = day
    if (!this.free.has(day)) return
    this.dispatchEvent(new CustomEvent(DAY_CHOSEN, { detail: day }))
  }

  #turn(month: string): void {
    if (month === this.month || !this.#hasMonth(month)) return
    this.dispatchEvent(new CustomEvent(MONTH_TURNED, { detail: month }))
  }

  #hasMonth(month: string): boolean {
    return month >= monthOf(this.firstDay) && month <= monthOf(this.lastDay)
  }

  #clamp(day: string): string {
    if (day < this.firstDay) return this.firstDay
    return day > this.lastDay ? this.lastDay : day
  }
}

function freeInWords(count: number): string {
  return count === 0 ? BOOKING.now.noFree : plural(BOOKING.now.free, count, pageLocale())
}

function weekdays(weekStart: number): { long: string; short: string }[] {
  // 1 January 2024 was a Monday.
  const days = Array.from({ length: 7 }, (_, index) => addDays('2024-01-01', weekStart - 1 + index))
  const names = (weekday: 'long' | 'short' | 'narrow') =>
    days.map((day) => dayInWords(day, { weekday }))
  const short = names('short')
  // In some languages, Arabic for one, the short names are as long as the long ones.
  const fitting = short.every((name) => name.length <= 4) ? short : names('narrow')
  return names('long').map((long, index) => ({ long, short: fitting[index] ?? '' }))
}
