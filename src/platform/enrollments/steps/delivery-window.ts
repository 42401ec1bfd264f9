import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const time = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
/** Octeth's own clients send an empty text for what is not set. */
const optional = <T extends z.ZodType>(type: T) => z.union([z.literal(''), type]).nullish()
/** Octeth's words: hours of the day, and days of the week from 1, Monday, to 7, or by their names. */
const windowSchema = z.object({
  TimeConstraintEnabled: z.union([
    z.literal(true),
    z.literal('true'),
    z.literal('1'),
    z.literal(1),
  ]),
  DontSendBefore: optional(time),
  DontSendAfter: optional(time),
  AllowedDays: optional(z.array(z.union([z.number(), z.string()]))),
})

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** By then each weekday has come twice, also where a clock that is changed has left its window out. */
const FAR = 14
const MIDNIGHT = Temporal.PlainTime.from('00:00')
const LAST_MOMENT = Temporal.PlainTime.from('23:59:59.999999999')

interface Window {
  opens: Temporal.PlainTime
  /** Earlier than it opens: on the next day. It belongs to the day on which it opens. */
  closes: Temporal.PlainTime
  isAllowed: (day: Temporal.PlainDate) => boolean
}

/**
 * When a wait may end by the settings of its node, by the clock on the wall: not before the window of
 * the day begins; behind it, or on another day, when that of the next allowed day does.
 * @param timeZone IANA name.
 */
export function withinWindow(config: unknown, at: Date, timeZone: string): Date {
  const parsed = windowSchema.safeParse(config)
  if (!parsed.success) return at
  const { DontSendBefore, DontSendAfter, AllowedDays } = parsed.data
  const days = new Set((AllowedDays || []).map(dayNumber))
  const window: Window = {
    opens: DontSendBefore ? plainTime(DontSendBefore) : MIDNIGHT,
    closes: DontSendAfter ? closingTime(DontSendAfter) : LAST_MOMENT,
    isAllowed: (day) => days.size === 0 || days.has(day.dayOfWeek),
  }
  const then = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const today = then.toPlainDate()
  if (isInside(window, today, then.toPlainTime())) return at
  const isEarly = isBefore(then.toPlainTime(), window.opens)
  for (let n = isEarly ? 0 : 1; n <= FAR; n++) {
    const day = today.add({ days: n })
    const opening = window.isAllowed(day) ? openingOf(window, day, timeZone) : null
    if (opening === null) continue
    if (opening.epochMilliseconds >= at.getTime()) return new Date(opening.epochMilliseconds)
    // The clock has been put back before the window, which opens once more.
    const again = day
      .toPlainDateTime(window.opens)
      .toZonedDateTime(timeZone, { disambiguation: 'later' })
    return new Date(again.epochMilliseconds)
  }
  // No day that there is: nothing to keep to.
  return at
}

function isInside(
  { opens, closes, isAllowed }: Window,
  day: Temporal.PlainDate,
  clock: Temporal.PlainTime,
): boolean {
  const hasOpened = isAllowed(day) && !isBefore(clock, opens)
  const hasNotClosed = !isBefore(closes, clock)
  if (!isBefore(closes, opens)) return hasOpened && hasNotClosed
  return hasOpened || (hasNotClosed && isAllowed(day.subtract({ days: 1 })))
}

/** Null where the clock is put forward over the whole window, or over the day. */
function openingOf(
  { opens, closes }: Window,
  day: Temporal.PlainDate,
  timeZone: string,
): Temporal.ZonedDateTime | null {
  const wanted = day.toZonedDateTime({ timeZone, plainTime: opens })
  // A time that is left out becomes one as much later: when the clock is put forward it is past it already.
  const isThere = wanted.toPlainTime().equals(opens) && wanted.toPlainDate().equals(day)
  const opening = isThere
    ? wanted
    : wanted.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  if (opening === null || !opening.toPlainDate().equals(day)) return null
  const isOver = !isBefore(closes, opens) && isBefore(closes, opening.toPlainTime())
  return isOver ? null : opening
}

function isBefore(one: Temporal.PlainTime, other: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(one, other) < 0
}

/** There is no way to say 24:00 but by the last minute. */
function closingTime(text: string): Temporal.PlainTime {
  return text.startsWith('23:59') ? LAST_MOMENT : plainTime(text)
}

function plainTime(text: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(/^\d:/.test(text) ? `0${text}` : text)
}

/** Sunday is 0 where weeks begin with it. */
function dayNumber(day: number | string): number {
  const byName = DAYS.indexOf(String(day).slice(0, 3).toLowerCase())
  return byName >= 0 ? byName + 1 : Number(day) || (String(day) === '0' ? 7 : Number.NaN)
}
