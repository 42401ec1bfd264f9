import type { SessionError, SessionErrorCode } from './session-error.ts'
import type { Strings } from './strings.ts'

/** What a visitor is told. A reason that only the page's owner can mend is none of theirs. */
export function visitorWord({
  code,
  retryable,
}: SessionError): Exclude<keyof Strings, 'lang' | 'dir'> {
  if (code === 'offline') return code
  if (code === 'expired' || code === 'closed') return 'ended'
  if (code.startsWith('frame')) return 'blocked'
  if (code === 'missing-token' || code === 'refused') return 'signIn'
  return retryable ? 'tryAgain' : 'unavailable'
}

/** What the page's owner can do, where the code alone does not say it. */
export const ownerHints: Partial<Record<SessionErrorCode, string>> = {
  'missing-endpoint': 'set the attribute endpoint',
  'missing-id': 'set the attribute journey or appointment-type',
  'missing-token': 'set the attribute token-url',
  unreachable: 'check the endpoint and connect-src',
  refused: 'check the token and allowedOrigins',
  invalid: 'check the id',
  'not-found': 'check the endpoint',
  'invalid-url': 'not https, or not in session-origins',
  'same-origin-url': 'must be on another origin',
  'frame-csp': 'check frame-src',
}
