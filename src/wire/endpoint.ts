/**
 * JSON between the elements and the endpoint. Times are ISO 8601 instants in
 * UTC, heights are CSS pixels.
 */

/** What a session is for. */
export type SessionKind = 'journey' | 'appointment'

/** Body of `POST /journey-sessions`. */
export interface CreateJourneySession {
  /** A form id, or the id of a journey whose first content is a form. */
  journey: string
  lead?: string
  /** Prefill by data field or field id. */
  values?: Record<string, string | number | boolean>
}

/** Body of `POST /appointment-sessions`. */
export interface CreateAppointmentSession {
  appointmentType: string
  lead?: string
}

/** Answer 201 of both. Only `sessionId` and `publicUrl` must be there. */
export interface SessionCreated {
  /** The endpoint's own opaque id, never the upstream's. */
  sessionId: string
  /** A bearer secret: it goes into the frame and nowhere else. */
  publicUrl: string
  expiresAt?: string | null
  /** `required`: a frame that says nothing is broken. Absent means `optional`. */
  protocol?: 'required' | 'optional'
  embeddable?: boolean | 'unknown'
  heightHint?: number
  /** An open session of the same caller was given again. */
  resumed?: boolean
}

/** Answer of `GET /sessions/{sessionId}`. */
export interface SessionStatus {
  sessionId: string
  state: 'open' | 'complete' | 'expired'
  outcome: 'form' | 'appointment' | null
  completedAt: string | null
}

/**
 * An RFC 9457 problem. `type` ends in one of the codes of `ProblemCode`.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  /** The request id, also in the answer's `X-Request-Id`. */
  instance?: string
}

/** The last segment of a problem's `type`. */
export type ProblemCode =
  | 'invalid-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'in-flight'
  | 'too-large'
  | 'unsupported-media-type'
  | 'key-reused'
  | 'upstream-rejected'
  | 'rate-limited'
  | 'internal'
  | 'not-available'
  | 'upstream-failed'
  | 'upstream-timeout'
  | 'upstream-open'
