import type { ProblemCode } from '../../wire/endpoint.ts'

/** What is asked of the endpoint, by a name that holds nothing of the visitor. */
export type RouteName =
  | '/journey-sessions'
  | '/appointment-sessions'
  | '/sessions/{sessionId}'
  | '/visitor/identify'
  | '/visitor/events'
  | '/visitor/live'
  | '/webhooks/{upstream}'
  | 'unknown'

/** A request on its way through the endpoint. */
export interface RequestWork {
  kind: 'request'
  /** Of RFC 9110 and RFC 5789, or `_OTHER`. */
  method: string
  route: RouteName
}

/** A call of the upstream. */
export interface UpstreamWork {
  kind: 'upstream'
  /** The upstream's `name`, such as `flg`. */
  upstream: string
  /** The method of `Upstream` that is called. */
  operation: string
}

export type Work = RequestWork | UpstreamWork

/** How a piece of work ended. */
export interface Outcome {
  /** The last segment of the problem's `type`; `aborted` where the visitor hung up; null when all went well. */
  code: ProblemCode | 'aborted' | null
  /** HTTP status of a request's answer. */
  status?: number
}

/** One piece of work that is being measured. */
export interface Measured {
  /** Runs what belongs to the work and gives back what it gives: a tracer makes its span the current one here. */
  run?<T>(inner: () => T): T
  end(outcome: Outcome): void
}

/**
 * Sees every request and every call of the upstream, for metrics and traces.
 * It is told no address, id, token or publicUrl. What it throws is ignored.
 */
export interface Instrument {
  begin(work: Work): Measured
}
