import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../platform-error.ts'
import type { AppointmentType, Host } from './appointment-type.ts'
import { hostDays, joinRanges } from './host-hours.ts'
import type { TimeRange } from './host-hours.ts'

/** Rules of a type that decide about slots; minutes. */
export type SlotRules = Pick<
  AppointmentType,
  | 'id'
  | 'step'
  | 'minimumNotice'
  | 'bufferBefore'
  | 'bufferAfter'
  | 'horizonDays'
  | 'hostChoice'
  | 'seats'
  | 'maxPerDay'
  | 'maxPerWeek'
> & { duration: number }

const MINUTE = 60_000
const HOUR_MINUTES = 60

/**
 * The rules for slots of one of the type's durations.
 * @param duration Minutes. Absent: the type's first.
 * @throws {PlatformError} `invalid`: the type has no such duration.
 */
export function slotRules(type: AppointmentType, duration = type.durations[0]): SlotRules {
  if (duration === undefined || !type.durations.includes(duration)) {
    throw new PlatformError('invalid', `"duration" must be one of ${type.durations.join(', ')}.`)
  }
  return { ...type, duration }
}

/**
 * Starts that a host's hours, the notice and the horizon allow, whether taken or
 * not, in order.
 * @param window Milliseconds since the epoch: where a start may lie.
 * @param now Milliseconds since the epoch.
 */
export function offeredStarts(
  rules: SlotRules,
  host: Host,
  window: TimeRange,
  now: number,
): number[] {
  const from = Math.max(window.start, now + rules.minimumNotice * MINUTE)
  const to = Math.min(window.end, horizonEnd(rules, host, now))
  if (from >= to) return []
  // One day more on both sides: an hour past midnight belongs to the slot before it.
  const days = hostDays(
    host,
    localDay(from, host).subtract({ days: 1 }),
    localDay(to, host).add({ days: 1 }),
  )
  const open = joinRanges(days.flatMap((day) => day.ranges))
  const length = rules.duration * MINUTE
  const starts = days
    .flatMap((day) => day.ranges)
    .flatMap((range) => grid(range, rules.step, host.timeZone))
    .filter((start) => start >= from && start < to)
    .filter((start) => open.some((range) => range.start <= start && start + length <= range.end))
  // Hours past midnight may run into those of the next day.
  return [...new Set(starts)].toSorted((a, b) => a - b)
}

/** What a booking that begins then takes of its host's time: the slot and both buffers. */
export function occupied(rules: SlotRules, start: number): TimeRange {
  return {
    start: start - rules.bufferBefore * MINUTE,
    end: start + (rules.duration + rules.bufferAfter) * MINUTE,
  }
}

/** The first and the last day that can be booked, ISO 8601, in the first host's zone. */
export function bookableDays(
  type: Pick<AppointmentType, 'minimumNotice' | 'horizonDays' | 'hosts'>,
  now: Date,
): { firstDay: string; lastDay: string } {
  const timeZone = type.hosts[0]?.timeZone ?? 'UTC'
  const today = localDay(now.getTime(), { timeZone })
  const first = localDay(now.getTime() + type.minimumNotice * MINUTE, { timeZone })
  return {
    firstDay: first.toString(),
    lastDay: today.add({ days: type.horizonDays }).toString(),
  }
}

function horizonEnd(rules: SlotRules, host: Host, now: number): number {
  return localDay(now, host)
    .add({ days: rules.horizonDays + 1 })
    .toZonedDateTime(host.timeZone).epochMilliseconds
}

function localDay(at: number, zone: { timeZone: string }): Temporal.PlainDate {
  return local(at, zone.timeZone).toPlainDate()
}

function local(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}

/**
 * Starts within a range of one local day. A step that divides the hour goes by
 * the host's clock (09:10 with 30 minutes begins at 09:30), also in zones with
 * half hours and after a change of offset; any other step counts from the
 * range's start.
 */
function grid(range: TimeRange, step: number, timeZone: string): number[] {
  const byClock = HOUR_MINUTES % step === 0
  const begin = local(range.start, timeZone)
  const shifts = begin.offset !== local(range.end, timeZone).offset
  const starts: number[] = []
  let start = byClock ? nextOnClock(begin, step) : range.start
  while (start < range.end) {
    starts.push(start)
    start += step * MINUTE
    if (byClock && shifts) start = nextOnClock(local(start, timeZone), step)
  }
  return starts
}

function nextOnClock(at: Temporal.ZonedDateTime, step: number): number {
  const past = at.minute % step
  if (past === 0) return at.epochMilliseconds
  // Once more where the clock is changed in between: Lord Howe's by half an hour.
  return nextOnClock(at.add({ minutes: step - past }), step)
}
