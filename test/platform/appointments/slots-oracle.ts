/**
 * The free slots of hosts, found minute by minute, by nothing but the offsets that `Intl` tells: what
 * the slot engine is held against. It knows of no Temporal, no ranges and no unions.
 */
import type { Host } from '../../../src/platform/appointments/appointment-type.ts'
import type { FreeSlot, Taken, TakenByHost } from '../../../src/platform/appointments/free-slots.ts'
import type { TimeRange } from '../../../src/platform/appointments/host-hours.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/**
 * All times here are whole minutes since the epoch; wall time is the same of the clock on the wall.
 * @returns What is free with these hosts, and how many seats of it, in order.
 */
export function scannedSlots(
  rules: SlotRules,
  hosts: readonly Host[],
  taken: TakenByHost,
  window: TimeRange,
  now: number,
): FreeSlot[] {
  const perHost = hosts.map((host) => ofHost(rules, host, taken.get(host.id) ?? [], window, now))
  const starts = new Set(perHost.flatMap((seats) => [...seats.keys()]))
  const slots: FreeSlot[] = []
  for (const at of [...starts].toSorted((a, b) => a - b)) {
    const left = perHost.map((seats) => seats.get(at) ?? 0)
    const seatsLeft =
      rules.hostChoice === 'all' ? Math.min(...left) : left.reduce((sum, one) => sum + one, 0)
    if (seatsLeft > 0) slots.push({ start: at * MINUTE, seatsLeft })
  }
  return slots
}

/** Seats by start, of one host. */
function ofHost(
  rules: SlotRules,
  host: Host,
  taken: readonly Taken[],
  window: TimeRange,
  now: number,
): Map<number, number> {
  const minute = (ms: number) => ms / MINUTE
  const [from, to] = [minute(window.start), minute(window.end)]
  const isLimited = rules.maxPerDay !== null || rules.maxPerWeek !== null
  const around = (isLimited ? 11 : 4) * DAY
  const scan = new Scan(host.timeZone, from - around, to + around)
  const open = new Set<number>()
  const grid = new Set<number>()
  for (const [begin, end] of openRanges(scan, host, [from - 2 * DAY, to + 3 * DAY])) {
    for (let at = begin; at < end; at += 1) {
      open.add(at)
      const onGrid =
        HOUR % rules.step === 0 ? scan.wall(at) % rules.step : (at - begin) % rules.step
      if (onGrid === 0) grid.add(at)
    }
  }
  const today = Math.floor(wallOf(host.timeZone, minute(now)) / DAY)
  // A day begins when the clock first says so, also where it is then put back into the day before.
  const afterHorizon = scan.begin(today + rules.horizonDays + 1)
  const every = (first: number, last: number, holds: (at: number) => boolean) => {
    for (let at = first; at < last; at += 1) if (!holds(at)) return false
    return true
  }
  const seats = new Map<number, number>()
  for (const at of grid) {
    if (at < from || at >= to || at < minute(now) + rules.minimumNotice || at >= afterHorizon) {
      continue
    }
    if (!every(at, at + rules.duration, (one) => open.has(one))) continue
    const mine = taken.filter(({ slot }) => slot && isJoined(rules, slot, at))
    const others = taken.filter((one) => !mine.includes(one))
    const isFree = every(
      at - rules.bufferBefore,
      at + rules.duration + rules.bufferAfter,
      (one) => !others.some(({ start, end }) => minute(start) <= one && one < minute(end)),
    )
    const left = rules.seats - mine.length
    const mayBegin = mine.length > 0 || !isLimited || !isFull(rules, scan, taken, at)
    if (isFree && left > 0 && mayBegin) seats.set(at, left)
  }
  return seats
}

type Slot = NonNullable<Taken['slot']>

function isJoined(rules: SlotRules, slot: Slot, at: number): boolean {
  const isSame = slot.start === at * MINUTE && slot.end === (at + rules.duration) * MINUTE
  return isSame && slot.isShared && slot.typeId === rules.id && rules.seats > 1
}

/** Whether as many slots of the type begin on the day, or in the week, as may. */
function isFull(rules: SlotRules, scan: Scan, taken: readonly Taken[], at: number): boolean {
  const seen = new Set<string>()
  let [ofDay, ofWeek] = [0, 0]
  for (const [n, { slot }] of taken.entries()) {
    if (slot === undefined || slot.typeId !== rules.id) continue
    const key = slot.isShared ? `${slot.start} ${slot.end}` : `${n}`
    if (seen.has(key)) continue
    seen.add(key)
    const day = scan.day(slot.start / MINUTE)
    if (day === scan.day(at)) ofDay += 1
    if (weekOf(day) === weekOf(scan.day(at))) ofWeek += 1
  }
  return ofDay >= (rules.maxPerDay ?? Infinity) || ofWeek >= (rules.maxPerWeek ?? Infinity)
}

/** 1 January 1970 was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7)
}

function openRanges(scan: Scan, host: Host, [from, to]: [number, number]): [number, number][] {
  const ranges: [number, number][] = []
  for (const day of scan.days(from, to)) {
    const date = new Date(day * DAY * MINUTE)
    const text = date.toISOString().slice(0, 'YYYY-MM-DD'.length)
    const override = host.overrides.find((one) => one.date === text)
    const isHoliday = host.holidays.flatMap(({ dates }) => dates).includes(text)
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
    const ofWeekday = host.availability.filter((rule) => rule.weekday === weekday)
    const hours = override?.hours ?? (isHoliday ? [] : ofWeekday)
    const ofDay = hours
      .map(({ start, end }): [number, number] => [
        scan.first(day, start),
        scan.first(end < start ? day + 1 : day, end),
      ])
      .filter(([from, to]) => from < to)
      .toSorted(([a], [b]) => a - b)
    // What follows at once is the same stretch of work, and goes on with its grid.
    let stretch: [number, number] | undefined
    for (const [from, to] of ofDay) {
      if (stretch !== undefined && from <= stretch[1]) stretch[1] = Math.max(stretch[1], to)
      else ranges.push((stretch = [from, to]))
    }
  }
  return ranges
}

/** Minutes one by one, and what the clock says at each. */
class Scan {
  readonly #from: number
  readonly #walls: number[] = []
  readonly #days: number[] = []

  constructor(timeZone: string, from: number, to: number) {
    this.#from = from
    for (let hour = from; hour < to; hour += HOUR) {
      const [first, last] = [wallOf(timeZone, hour), wallOf(timeZone, hour + HOUR)]
      for (let at = hour; at < hour + HOUR; at += 1) {
        const isSteady = last - first === HOUR
        const wall = isSteady ? first + at - hour : wallOf(timeZone, at)
        this.#walls.push(wall)
        this.#days.push(Math.max(this.#days.at(-1) ?? -Infinity, Math.floor(wall / DAY)))
      }
    }
  }

  wall(at: number): number {
    return this.#walls[at - this.#from] ?? Number.NaN
  }

  /** Days that there are between two minutes. */
  days(from: number, to: number): number[] {
    const walls = this.#walls.slice(from - this.#from, to - this.#from)
    return [...new Set(walls.map((wall) => Math.floor(wall / DAY)))]
  }

  /** The latest day that the clock has shown by then. */
  day(at: number): number {
    return this.#days[at - this.#from] ?? Number.NaN
  }

  /** When the clock first says that it is this day, or a later one. */
  begin(day: number): number {
    const at = this.#walls.findIndex((wall) => wall >= day * DAY)
    return at === -1 ? Infinity : this.#from + at
  }

  /** When the clock first says so; if it never does, when it would have, had it not been changed. */
  first(day: number, time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const wanted = day * DAY + hours * HOUR + minutes
    // No clock is more than a day from UTC.
    let at = Math.max(0, wanted - DAY - this.#from)
    while ((this.#walls[at] ?? Infinity) < wanted) at += 1
    const reached = this.#walls[at] ?? Number.NaN
    if (reached === wanted || time === '24:00') return this.#from + at
    return this.#from + at - 1 + wanted - (this.#walls[at - 1] ?? Number.NaN)
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function wallOf(timeZone: string, at: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  clocks.set(timeZone, clock)
  const parts = new Map(
    clock.formatToParts(at * MINUTE).map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? Number.NaN
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / MINUTE
  )
}
