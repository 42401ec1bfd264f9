import { Temporal } from 'temporal-polyfill'
import type { Host } from './appointment-type.ts'
import type { Taken } from './free-slots.ts'
import type { TimeRange } from './host-hours.ts'
import type { SlotRules } from './slots.ts'

const DAY_MS = 24 * 60 * 60_000
const WEEK_DAYS = 7
const NO_LIMIT = () => false

type Limits = Pick<SlotRules, 'maxPerDay' | 'maxPerWeek'>

/**
 * Whether the host gives away no further slot on the day, or in the ISO week, in
 * which one starts, as the host's zone counts days. Slots of every duration
 * count, one that several share counts once.
 * @param taken All there is within {@link limitWindow}.
 */
export function limitReached(
  rules: Limits & Pick<SlotRules, 'id'>,
  host: Pick<Host, 'timeZone'>,
  taken: readonly Taken[],
  window: TimeRange,
): (start: number) => boolean {
  const { maxPerDay, maxPerWeek } = rules
  if (maxPerDay === null && maxPerWeek === null) return NO_LIMIT
  const dayOf = dayCounter(host.timeZone, limitWindow(rules, window))
  const byDay = new Map<number, number>()
  const byWeek = new Map<number, number>()
  const seen = new Set<string>()
  for (const { slot } of taken) {
    if (slot === undefined || slot.typeId !== rules.id) continue
    const key = `${slot.start}/${slot.end}`
    if (slot.isShared && seen.has(key)) continue
    seen.add(key)
    const day = dayOf(slot.start)
    byDay.set(day, (byDay.get(day) ?? 0) + 1)
    byWeek.set(weekOf(day), (byWeek.get(weekOf(day)) ?? 0) + 1)
  }
  return (start) => {
    const day = dayOf(start)
    return (
      (byDay.get(day) ?? 0) >= (maxPerDay ?? Infinity) ||
      (byWeek.get(weekOf(day)) ?? 0) >= (maxPerWeek ?? Infinity)
    )
  }
}

/** Where what is taken can count for a slot that starts in the window. */
export function limitWindow({ maxPerDay, maxPerWeek }: Limits, window: TimeRange): TimeRange {
  // A day more than there is, for days of 25 hours and a zone's distance from the window's.
  const days = maxPerWeek !== null ? WEEK_DAYS + 1 : maxPerDay !== null ? 2 : 0
  return { start: window.start - days * DAY_MS, end: window.end + days * DAY_MS }
}

function weekOf(day: number): number {
  return Math.floor(day / WEEK_DAYS)
}

/** Numbers local days, beginning with a Monday. */
function dayCounter(timeZone: string, within: TimeRange): (at: number) => number {
  const first = Temporal.Instant.fromEpochMilliseconds(within.start)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  const begins: number[] = []
  for (let day = monday; ; day = day.add({ days: 1 })) {
    const begin = day.toZonedDateTime(timeZone).epochMilliseconds
    if (begin > within.end) break
    begins.push(begin)
  }
  return (at) => {
    let low = 0
    let high = begins.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((begins[middle] ?? Infinity) > at) high = middle
      else low = middle + 1
    }
    return low - 1
  }
}
