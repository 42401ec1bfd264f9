/**
 * The free starts of a host, found minute by minute, by nothing but the offsets that `Intl` tells: what
 * the slot engine is held against. It knows of no Temporal, no ranges and no unions.
 */
import type { Host } from '../../../src/platform/appointments/appointment-type.ts'
import type { TimeRange } from '../../../src/platform/appointments/host-hours.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** All times here are whole minutes since the epoch; wall time is the same of the clock on the wall. */
export function scannedStarts(
  rules: SlotRules,
  host: Host,
  busy: readonly TimeRange[],
  window: TimeRange,
  now: number,
): number[] {
  const minute = (ms: number) => ms / MINUTE
  const scan = new Scan(host.timeZone, minute(window.start) - 4 * DAY, minute(window.end) + 4 * DAY)
  const open = new Set<number>()
  const grid = new Set<number>()
  for (const [from, to] of openRanges(scan, host)) {
    for (let at = from; at < to; at += 1) {
      open.add(at)
      const onGrid = HOUR % rules.step === 0 ? scan.wall(at) % rules.step : (at - from) % rules.step
      if (onGrid === 0) grid.add(at)
    }
  }
  const today = Math.floor(wallOf(host.timeZone, minute(now)) / DAY)
  // A day begins when the clock first says so, also where it is then put back into the day before.
  const afterHorizon = scan.begin(today + rules.horizonDays + 1)
  const isOpen = (at: number) =>
    Array.from({ length: rules.duration }, (_, i) => at + i).every((one) => open.has(one))
  const isFree = (at: number) =>
    busy.every(
      ({ start, end }) =>
        at + rules.duration + rules.bufferAfter <= minute(start) ||
        at - rules.bufferBefore >= minute(end),
    )
  return [...grid]
    .filter((at) => at >= minute(window.start) && at < minute(window.end))
    .filter((at) => at >= minute(now) + rules.minimumNotice && at < afterHorizon)
    .filter((at) => isOpen(at) && isFree(at))
    .toSorted((a, b) => a - b)
    .map((at) => at * MINUTE)
}

function openRanges(scan: Scan, host: Host): [number, number][] {
  const ranges: [number, number][] = []
  for (const day of scan.days()) {
    const date = new Date(day * DAY * MINUTE)
    const override = host.overrides.find(
      (one) => one.date === date.toISOString().slice(0, 'YYYY-MM-DD'.length),
    )
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
    const hours = override?.hours ?? host.availability.filter((rule) => rule.weekday === weekday)
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

  constructor(timeZone: string, from: number, to: number) {
    this.#from = from
    for (let hour = from; hour < to; hour += HOUR) {
      const [first, last] = [wallOf(timeZone, hour), wallOf(timeZone, hour + HOUR)]
      for (let at = hour; at < hour + HOUR; at += 1) {
        const isSteady = last - first === HOUR
        this.#walls.push(isSteady ? first + at - hour : wallOf(timeZone, at))
      }
    }
  }

  wall(at: number): number {
    return this.#walls[at - this.#from] ?? Number.NaN
  }

  /** Days that there are, without the two at the ends. */
  days(): number[] {
    return [...new Set(this.#walls.map((wall) => Math.floor(wall / DAY)))].slice(2, -2)
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
    const at = this.#walls.findIndex((wall) => wall >= wanted)
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
