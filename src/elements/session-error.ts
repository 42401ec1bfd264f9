/** Before there is a frame, or instead of one. */
export type FailedCode =
  | 'missing-endpoint'
  | 'missing-id'
  | 'missing-token'
  | 'unreachable'
  | 'refused'
  | 'invalid'
  | 'not-found'
  | 'rate-limited'
  | 'upstream-failed'
  | 'upstream-timeout'
  | 'invalid-url'
  | 'same-origin-url'
  | 'expired'
  | 'closed'
  | 'offline'
  | 'internal'

/** The frame does not come up. */
export type BlockedCode = 'frame-csp' | 'frame-timeout' | 'frame-unresponsive'

/** Something is odd about a frame that is shown; it stays as it is. */
export type ShownCode =
  | 'frame-navigated'
  | 'frame-stalled'
  | 'resize-loop'
  | 'protocol-version'
  | 'protocol-violation'

export type SessionErrorCode = FailedCode | BlockedCode | ShownCode

/** Why there is no session to show, as far as a page may know it. */
export interface SessionError {
  readonly code: SessionErrorCode
  /** HTTP status of the endpoint's answer. */
  readonly status: number | null
  /** Whether trying again may help. */
  readonly retryable: boolean
  /** Seconds to wait before that. */
  readonly retryAfter: number | null
}

const RETRYABLE: readonly SessionErrorCode[] = [
  'missing-token',
  'unreachable',
  'rate-limited',
  'upstream-failed',
  'upstream-timeout',
  'offline',
  'internal',
  'frame-timeout',
  'frame-unresponsive',
]

/** Whether it may be over in a moment without anybody's doing. */
export function isPassing({ code, retryable }: SessionError): boolean {
  return retryable && code !== 'missing-token'
}

export function sessionError(
  code: SessionErrorCode,
  status: number | null = null,
  retryAfter: number | null = null,
): SessionError {
  return { code, status, retryable: RETRYABLE.includes(code), retryAfter }
}
