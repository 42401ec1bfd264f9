import { isLoopback } from './web-origin.ts'

const MAX_LENGTH = 2048
/** Printable ASCII without backslash: `new URL` mends line breaks and `https:\\host`, we do not. */
const PLAIN = /^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/

/** Why a publicUrl is not given to a browser. */
export type UrlRefusal = 'not-a-url' | 'too-long' | 'credentials' | 'not-https' | 'foreign-origin'

/**
 * Checks what an upstream wants a browser to load. The origin must be one that
 * the owner configured, letter by letter: what the answer says does not count.
 */
export function checkSessionUrl(
  value: string,
  sessionOrigins: ReadonlySet<string>,
): { href: string } | { refused: UrlRefusal; origin?: string } {
  if (value.length > MAX_LENGTH) return { refused: 'too-long' }
  if (!PLAIN.test(value) || !URL.canParse(value)) return { refused: 'not-a-url' }
  const url = new URL(value)
  if (url.username !== '' || url.password !== '') return { refused: 'credentials' }
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return { refused: 'not-https' }
  // The same test must hold for what is given out, not only for what came in.
  if (url.href.length > MAX_LENGTH) return { refused: 'too-long' }
  if (sessionOrigins.has(url.origin)) return { href: url.href }
  return { refused: 'foreign-origin', origin: url.origin }
}
