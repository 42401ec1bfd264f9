/** Seconds. Beyond an hour nobody waits, and a hostile value must not stop a page for ever. */
const LONGEST = 3600

/**
 * Seconds of a Retry-After header, from 1 to an hour; undefined when it is
 * absent or cannot be read.
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(text) - now.getTime()) / 1000)
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), LONGEST)
}
