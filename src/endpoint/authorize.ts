import type { SessionKind } from '../wire/endpoint.ts'

/** What a request asks for. Everything in it comes from the browser: trust none of it. */
export interface Wanted {
  kind: SessionKind
  /** A journey (form) id or an appointment type id, by `kind`. */
  id: string
  /** The lead that the body names, if any. */
  lead?: string
}

/** Who the caller turned out to be. */
export interface Authorized {
  /** The lead's id at the upstream. Sessions are made, stored and given again for this lead only. */
  lead: string
}

/**
 * Decides who may start which session, for which lead. `null` is answered with
 * 401; an error thrown here is answered with 500 and logged without its words.
 *
 * Take the lead from your own login or from a signed token, never from
 * `wanted.lead`: that one was typed by whoever sent the request.
 */
export type Authorize = (
  request: Request,
  wanted: Wanted,
) => Authorized | null | Promise<Authorized | null>
