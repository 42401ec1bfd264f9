import type { ProblemCode } from '../wire/endpoint.ts'
import type { UpstreamErrorCode } from './upstream.ts'

/** Status and title of each code; both are fixed, so that clients may rely on them. */
export const PROBLEMS: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'invalid-request': { status: 400, title: 'The request is not valid.' },
  unauthorized: { status: 401, title: 'Credentials are missing or not valid.' },
  forbidden: { status: 403, title: 'This is not allowed.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here.' },
  'not-acceptable': { status: 406, title: 'Only JSON can be given.' },
  'in-flight': {
    status: 409,
    title: 'A request with this Idempotency-Key is still being answered.',
  },
  'too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON.' },
  'key-reused': { status: 422, title: 'This Idempotency-Key belongs to another request.' },
  'upstream-rejected': { status: 422, title: 'The session was refused.' },
  'rate-limited': { status: 429, title: 'Too many requests.' },
  internal: { status: 500, title: 'Something went wrong here.' },
  'not-available': { status: 501, title: 'This upstream cannot tell.' },
  'upstream-failed': { status: 502, title: 'The session service failed.' },
  'upstream-open': { status: 503, title: 'The session service is unavailable for the moment.' },
  'upstream-timeout': { status: 504, title: 'The session service did not answer in time.' },
}

/** What a visitor is told of an upstream's failure. */
export const PROBLEM_OF_UPSTREAM: Readonly<Record<UpstreamErrorCode, ProblemCode>> = {
  rejected: 'upstream-rejected',
  failed: 'upstream-failed',
  timeout: 'upstream-timeout',
  'rate-limited': 'rate-limited',
}

/**
 * A refusal with a code. Everything below the handler throws it; one place
 * makes it a response. `detail` goes to the client: what is wrong and what to
 * do, never a secret, never words of the upstream.
 */
export class EndpointProblem extends Error {
  override readonly name = 'EndpointProblem'
  readonly code: ProblemCode
  readonly detail: string | undefined
  /** Headers that belong to the refusal, such as `Retry-After` or `Allow`. */
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, detail?: string, headers: Record<string, string> = {}) {
    super(detail ?? PROBLEMS[code].title)
    this.code = code
    this.detail = detail
    this.headers = headers
  }
}
