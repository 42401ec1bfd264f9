/** Seconds. Beyond an hour nobody waits, and a hostile value must not stop a page for ever. */
const LONGEST = 3600

/**
 * Seconds of a Retry-After header, from 1 to an hour; undefined when it is
 * absent or cannot be read.
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return clamp(Number(text))
  // Date.parse reads "-5" as a year; an HTTP date ends in GMT.
  const time = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : clamp(Math.ceil((time - now.getTime()) / 1000))
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, 1), LONGEST)
}
