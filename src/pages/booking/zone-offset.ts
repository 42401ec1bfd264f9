const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Minutes that a zone is ahead of UTC at an instant.
 * @throws {RangeError} The browser does not know the zone.
 */
export function offsetOf(timeZone: string, instant: number): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    formats.set(timeZone, format)
  }
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** "GMT+5:30", which is written so in all of our languages. */
export function offsetInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  if (minutes === 0) return 'GMT'
  return `GMT${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/**
 * Whether clocks change on a day, which is then longer or shorter than others.
 * @param day ISO 8601
 */
export function clockChange(day: string, timeZone: string): 'forward' | 'back' | null {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const start = offsetOf(timeZone, midnight - offsetOf(timeZone, midnight) * MINUTE_MS)
  const next = midnight + 24 * 60 * MINUTE_MS
  const end = offsetOf(timeZone, next - offsetOf(timeZone, next) * MINUTE_MS)
  if (start === end) return null
  return end > start ? 'forward' : 'back'
}
