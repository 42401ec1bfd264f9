import type * as z from 'zod/mini'
import type { FormField } from '../form.ts'
import { textField } from './text-field.ts'

/**
 * Which days may be today, ISO 8601. Only the visitor's own page knows; a server
 * takes what is today anywhere.
 */
export interface Today {
  first: string
  last: string
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** From the last zone to the first: UTC-12 to UTC+14. */
export function todayAnywhere(now = new Date()): Today {
  const dayAt = (hours: number) =>
    new Date(now.getTime() + hours * HOUR_MS).toISOString().slice(0, 10)
  return { first: dayAt(-12), last: dayAt(14) }
}

/** In the zone of this process, which is the visitor's in a page. */
export function todayHere(now = new Date()): Today {
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
  return { first: day, last: day }
}

/** `yyyy-mm-dd`, or ''. */
export function dateField(field: FormField, today: Today): z.ZodMiniType<string> {
  const { earliest, latest } = field
  return textField(
    field,
    { code: 'date', test: isCalendarDate },
    { code: 'earliest', test: (day) => !earliest || day >= resolveDay(earliest, today.first) },
    { code: 'latest', test: (day) => !latest || day <= resolveDay(latest, today.last) },
  )
}

const RELATIVE = /^today(?:([+-]\d{1,5}))?$/

/** A day as `earliest` and `latest` write it: ISO 8601, or `today`, `today+7`, `today-1`. */
export function isDayRule(text: string): boolean {
  return isCalendarDate(text) || RELATIVE.test(text)
}

/** @returns ISO 8601 */
export function resolveDay(rule: string, today: string): string {
  const relative = RELATIVE.exec(rule)
  if (relative === null) return rule
  const days = Number(relative[1] ?? 0)
  return new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10)
}

/** `yyyy-mm-dd`, a day that exists. */
export function isCalendarDate(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (parts === null || parts[1] === '0000') return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** `HH:MM`, or with seconds as some browsers send it. */
export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(value)
}
