import { timeFormat } from './hour-cycle.ts'
import { pageLocale } from './page-locale.ts'

/** In the digits of the page's language. */
export function numberInWords(number: number): string {
  return new Intl.NumberFormat(pageLocale()).format(number)
}

/** The visitor's IANA zone. */
export function visitorZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** "09:00" */
export function timeInWords(instant: string, timeZone: string): string {
  return format(instant, { ...timeFormat(), timeZone })
}

/** "09:00 – 09:30" */
export function timesInWords(start: string, end: string, timeZone: string): string {
  return new Intl.DateTimeFormat(pageLocale(), {
    ...timeFormat(),
    timeZone,
  }).formatRange(new Date(start), new Date(end))
}

/** The zone's name at that instant, with summer time where it applies: "British Summer Time". */
export function zoneInWords(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat(pageLocale(), {
    timeZone,
    timeZoneName: 'long',
  }).formatToParts(new Date(instant))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** A day by itself belongs to no zone: it is formatted as the UTC day of the same name. */
export function dayInWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return format(`${day}T00:00:00Z`, { ...options, timeZone: 'UTC' })
}

/** The day on which an instant falls in that zone, ISO 8601. */
export function dayOf(instant: string | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(pageLocale(), options).format(new Date(instant))
}
