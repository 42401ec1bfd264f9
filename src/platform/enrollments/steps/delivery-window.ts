import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const time = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
/** Octeth's words: hours of the day, and days of the week from 1, Monday, to 7, or by their names. */
const windowSchema = z.object({
  TimeConstraintEnabled: z.union([
    z.literal(true),
    z.literal('true'),
    z.literal('1'),
    z.literal(1),
  ]),
  DontSendBefore: time.default('00:00'),
  DontSendAfter: time.default('23:59:59'),
  AllowedDays: z.array(z.union([z.number(), z.string()])).default([]),
})

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEK = 7

/**
 * When a wait may end by the settings of its node: not before the window of the
 * day begins; behind it, or on another day, when that of the next allowed day does.
 */
export function withinWindow(config: unknown, at: Date, timeZone: string): Date {
  const window = windowSchema.safeParse(config)
  if (!window.success) return at
  const { DontSendBefore, DontSendAfter, AllowedDays } = window.data
  const days = new Set(AllowedDays.map(dayNumber))
  const isAllowed = (day: Temporal.PlainDate) => days.size === 0 || days.has(day.dayOfWeek)
  const before = plainTime(DontSendBefore)
  const then = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const today = then.toPlainDate()
  const start = (day: Temporal.PlainDate) => instantOf(day, before, timeZone)
  if (isAllowed(today)) {
    if (at < start(today)) return start(today)
    if (at <= instantOf(today, plainTime(DontSendAfter), timeZone)) return at
  }
  for (let n = 1; n <= WEEK; n++) {
    const day = today.add({ days: n })
    if (isAllowed(day)) return start(day)
  }
  // No day that there is: nothing to keep to.
  return at
}

function instantOf(day: Temporal.PlainDate, plain: Temporal.PlainTime, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: plain }).epochMilliseconds)
}

function plainTime(text: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(
    text.padStart(text.length === 4 || text.length === 7 ? text.length + 1 : 0, '0'),
  )
}

function dayNumber(day: number | string): number {
  const byName = DAYS.indexOf(String(day).slice(0, 3).toLowerCase())
  return byName >= 0 ? byName + 1 : Number(day)
}
