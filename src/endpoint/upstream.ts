import type { SessionKind, SessionStatus } from '../wire/endpoint.ts'

/** What the endpoint asks of an upstream. The lead has been authorised by then. */
export interface WantedSession {
  /** The lead's id at the upstream. */
  lead: string
  /** A journey (form) id or an appointment type id, by the method called. */
  id: string
  /** Prefill by data field or field id; an upstream that takes none drops them. */
  values?: Record<string, string | number | boolean>
  /** Give an open session of the same lead and id again, where the upstream can. */
  reuse: boolean
}

/** What every upstream call gets: when to stop, and how much it may read. */
export interface UpstreamCall {
  /** Aborts on the deadline and when the visitor hangs up. */
  signal: AbortSignal
  /** For the upstream's logs and idempotency, where it has them. */
  requestId: string
}

/** A session as the upstream made it. */
export interface UpstreamSession {
  /** The upstream's own id. It may be a secret (FLG): it never leaves the endpoint. */
  upstreamId: string
  publicUrl: string
  /** ISO 8601, or null when it stays open. */
  expiresAt: string | null
  resumed: boolean
  /** Things worth a warning in the log, such as prefill that was dropped. */
  warnings?: string[]
}

/** State of a session, as far as the upstream can tell. */
export type UpstreamState = Omit<SessionStatus, 'sessionId'>

/**
 * Where sessions come from. An implementation throws `UpstreamError` and
 * nothing else; whatever else it throws is answered as 502.
 */
export interface Upstream {
  /** For logs: "flg", "platform". */
  readonly name: string
  /** Whether its pages speak the frame protocol. */
  readonly protocol: 'required' | 'optional'
  /**
   * Whether it honours `WantedSession.reuse` by itself. For one that does not,
   * the endpoint remembers what it gave out.
   */
  readonly reuses: boolean
  /** Origins its publicUrls may have; the endpoint's own list wins over it. */
  readonly sessionOrigins: readonly string[]
  /** Height in CSS pixels to reserve before the page has spoken. */
  heightHint(kind: SessionKind): number | undefined
  createJourneySession(wanted: WantedSession, call: UpstreamCall): Promise<UpstreamSession>
  createAppointmentSession(wanted: WantedSession, call: UpstreamCall): Promise<UpstreamSession>
  /** Absent where the upstream cannot tell; `null` when it knows no such session. */
  sessionState?(
    kind: SessionKind,
    upstreamId: string,
    call: UpstreamCall,
  ): Promise<UpstreamState | null>
  /** Makes a lead where the page is public. */
  createLead?(lead: { leadGroup: string }, call: UpstreamCall): Promise<string>
}

/** Why an upstream call failed; the endpoint maps it to a problem. */
export type UpstreamErrorCode =
  /** The upstream says that lead or id is unknown or does not fit (its 400 / 404). */
  | 'rejected'
  /** Unreachable, 5xx, 401 / 403, a redirect, an answer we cannot read. */
  | 'failed'
  | 'timeout'
  | 'rate-limited'

/** The only error an `Upstream` throws. Its message is ours: never the upstream's body, never a key. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly code: UpstreamErrorCode
  /** Seconds to wait, with `rate-limited`. */
  readonly retryAfter: number | undefined

  constructor(code: UpstreamErrorCode, message: string, retryAfter?: number) {
    super(message)
    this.code = code
    this.retryAfter = retryAfter
  }
}
