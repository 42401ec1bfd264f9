import type { SessionKind, SessionStatus } from '../wire/endpoint.ts'
import type { SessionToOpen, VisitorEvent, VisitorTrigger } from '../wire/visitor.ts'

/** What the endpoint asks of an upstream. The lead has been authorised by then. */
export interface WantedSession {
  /** The lead's id at the upstream; or the name of the lead group where one is made with the first answer. */
  lead: string | { newIn: string }
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

/** Whether a call was aborted because time was up. */
export function isLate({ reason }: AbortSignal): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError'
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
  /** Whether a session may begin without a lead (`{ newIn }`), which is made with the first answer. */
  readonly leadsCanWait?: boolean
  /** Makes a lead for a public page, where it cannot wait; gives its id. */
  createLead?(lead: NewLeadAsked, call: UpstreamCall): Promise<string>
  /** What the site's pages watch for; absent where the upstream runs no journeys. */
  identifyVisitor?(
    visitor: UpstreamVisitor,
    call: UpstreamCall,
  ): Promise<{ triggers: VisitorTrigger[] }>
  /** What a visitor did, in order, and what journeys want to be shown now; absent likewise. */
  takeVisitorEvents?(
    visitor: UpstreamVisitor,
    events: readonly VisitorEvent[],
    call: UpstreamCall,
  ): Promise<{ open: UpstreamSessionToOpen[] }>
  /**
   * What journeys want to be shown now, for each of these visitors, in their
   * order; absent likewise. It is asked every two seconds as long as any of
   * them has a page before him, so it should be cheap.
   */
  sessionsToOpen?(
    visitors: readonly UpstreamVisitor[],
    call: UpstreamCall,
  ): Promise<{ open: UpstreamSessionToOpen[] }[]>
  /** What its own server tells, of sessions that it cannot be asked about. */
  readonly webhooks?: UpstreamWebhooks
}

/** A browser on one of the owner's sites. */
export interface UpstreamVisitor {
  /** A UUID that the endpoint gave it. */
  id: string
  /** Origin of the site. */
  site: string
  /** The lead's id at the upstream, where the owner's server has said who it is. */
  lead?: string
}

/** A session that a journey wants to be shown to a visitor. */
export interface UpstreamSessionToOpen extends Omit<SessionToOpen, 'sessionId'> {
  upstreamId: string
}

/** Calls of the upstream's server to `POST /webhooks/{name}`, with a form as the body. */
export interface UpstreamWebhooks {
  /** In the address that it calls: 32 letters, digits, "-" or "_" at least. */
  readonly secret: string
  /** Whose session is over. Nothing in `form` may be trusted to be there, or to be what it should. */
  read(address: URL, form: URLSearchParams): CompletedSession | { refused: string }
}

/** A lead has submitted a journey or booked an appointment, says the upstream. */
export interface CompletedSession {
  kind: SessionKind
  /** The journey or appointment type. */
  id: string
  lead: string
}

/** A lead that is to be made for a visitor of a public page. */
export interface NewLeadAsked {
  /** Name of its lead group. */
  leadGroup: string
  kind: SessionKind
  /** The journey or appointment type that the visitor wants. */
  id: string
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
