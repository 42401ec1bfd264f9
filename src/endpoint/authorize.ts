import type { SessionKind } from '../wire/endpoint.ts'

/** What a request asks for. Everything in it comes from the browser: trust none of it. */
export interface Wanted {
  kind: SessionKind
  /** A journey (form) id or an appointment type id, by `kind`. */
  id: string
  /** The lead that the body names, if any. */
  lead?: string
}

/** A caller who is known. */
export interface KnownLead {
  /** The lead's id at the upstream. Sessions are made, stored and given again for this lead only. */
  lead: string
  /**
   * By a link that may be opened again and again: it gives the same session
   * until that is over, whatever `reuse` says.
   */
  invited?: boolean
}

/** A visitor of a public page, whom nobody knows: `newLeads` says so. */
export interface NewLead {
  newLead: {
    /** Name of the lead group that the lead will be in. */
    leadGroup: string
  }
}

/** Who the caller turned out to be. */
export type Authorized = KnownLead | NewLead

/**
 * Decides who may start which session, for which lead. `null` is answered with
 * 401; an error thrown here is answered with 500 and logged without its words.
 *
 * Take the lead from your own login or from a signed token, never from
 * `wanted.lead`: that one was typed by whoever sent the request.
 */
export interface Authorize {
  (request: Request, wanted: Wanted): Authorized | null | Promise<Authorized | null>
  /** Set where it may answer `newLead`, so that an upstream that cannot is told of at the start. */
  readonly makesLeads?: boolean
  /** @internal It looks at method and headers alone, so that no `Request` has to be made for it. */
  readonly readsHeadOnly?: boolean
}
