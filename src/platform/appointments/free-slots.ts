import type { Host } from './appointment-type.ts'
import { joinRanges } from './host-hours.ts'
import type { TimeRange } from './host-hours.ts'
import { limitReached } from './slot-limits.ts'
import { occupied, offeredStarts } from './slots.ts'
import type { SlotRules } from './slots.ts'

/** What is taken of a host's time, with the buffers of what took it. */
export interface Taken extends TimeRange {
  /** Of a booking; absent where somebody's calendar takes it. */
  slot?: BookedSlot
}

interface BookedSlot extends TimeRange {
  typeId: string
  /** Others may book it too, as long as there are seats. */
  isShared: boolean
}

/** By host id. */
export type TakenByHost = ReadonlyMap<string, readonly Taken[]>

export interface FreeSlot {
  /** Milliseconds since the epoch. */
  start: number
  /** At least one. */
  seatsLeft: number
}

/** A slot that a host can give away. */
export interface HostSlot extends FreeSlot {
  /** Somebody has booked it already. */
  isShared: boolean
}

/**
 * What can be booked, in order, each start once: with any of the hosts, or with
 * all of them where the type says so.
 * @param window Milliseconds since the epoch: where a start may lie.
 * @param now Milliseconds since the epoch.
 */
export function freeSlots(
  rules: SlotRules,
  hosts: readonly Host[],
  taken: TakenByHost,
  window: TimeRange,
  now: number,
): FreeSlot[] {
  const found = new Map<number, { hosts: number; most: number; least: number }>()
  for (const host of hosts) {
    for (const { start, seatsLeft } of hostSlots(
      rules,
      host,
      taken.get(host.id) ?? [],
      window,
      now,
    )) {
      const {
        hosts: count,
        most,
        least,
      } = found.get(start) ?? { hosts: 0, most: 0, least: Infinity }
      found.set(start, {
        hosts: count + 1,
        most: most + seatsLeft,
        least: Math.min(least, seatsLeft),
      })
    }
  }
  const together = rules.hostChoice === 'all'
  return [...found]
    .filter(([, one]) => !together || one.hosts === hosts.length)
    .map(([start, { most, least }]) => ({ start, seatsLeft: together ? least : most }))
    .toSorted((a, b) => a.start - b.start)
}

/** What this host can give away, in order, each start once. */
export function hostSlots(
  rules: SlotRules,
  host: Host,
  taken: readonly Taken[],
  window: TimeRange,
  now: number,
): HostSlot[] {
  const { isGroup, groups, others } = divide(rules, taken)
  const isFull = limitReached(rules, host, taken, window)
  const slots: HostSlot[] = []
  // Starts go up and these do not touch each other: whoever ends before one start ends before the next.
  let next = 0
  for (const start of offeredStarts(rules, host, window, now)) {
    const wanted = occupied(rules, start)
    while ((others[next]?.end ?? Infinity) <= wanted.start) next++
    if ((others[next]?.start ?? Infinity) < wanted.end) continue
    if (groups.clash(start, wanted)) continue
    const booked = isGroup ? groups.booked(start) : 0
    const seatsLeft = rules.seats - booked
    if (seatsLeft <= 0 || (booked === 0 && isFull(start))) continue
    slots.push({ start, seatsLeft, isShared: booked > 0 })
  }
  return slots
}

/** What can be joined, and what is in the way whatever is wanted. */
function divide(rules: SlotRules, taken: readonly Taken[]) {
  const isGroup = rules.seats > 1
  const length = rules.duration * 60_000
  const joinable = ({ slot }: Taken) =>
    isGroup && slot?.isShared && slot.typeId === rules.id && slot.end - slot.start === length
  return {
    isGroup,
    groups: new Groups(taken.filter(joinable)),
    others: joinRanges(taken.filter((one) => !joinable(one))),
  }
}

/** Slots of one type and length that several have booked or may book. */
class Groups {
  readonly #booked = new Map<number, number>()
  readonly #sorted: readonly Taken[]
  readonly #longest: number

  constructor(taken: readonly Taken[]) {
    const ranges = new Map<string, Taken>()
    for (const one of taken) {
      const start = one.slot?.start ?? Number.NaN
      this.#booked.set(start, (this.#booked.get(start) ?? 0) + 1)
      ranges.set(`${start}/${one.start}/${one.end}`, one)
    }
    this.#sorted = [...ranges.values()].toSorted((a, b) => a.start - b.start)
    this.#longest = this.#sorted.reduce((most, one) => Math.max(most, one.end - one.start), 0)
  }

  /** How many have the slot that starts then. */
  booked(start: number): number {
    return this.#booked.get(start) ?? 0
  }

  /** Whether one that starts at another time is in the way. */
  clash(start: number, wanted: TimeRange): boolean {
    for (let at = this.#firstAfter(wanted.start - this.#longest); at < this.#sorted.length; at++) {
      const one = this.#sorted[at]
      if (one === undefined || one.start >= wanted.end) return false
      if (one.end > wanted.start && one.slot?.start !== start) return true
    }
    return false
  }

  /** Index of the first that starts after this; binary search. */
  #firstAfter(at: number): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle]?.start ?? Infinity) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}
