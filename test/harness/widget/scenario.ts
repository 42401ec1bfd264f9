/** What the endpoint of one test answers. */
export interface Reply {
  /** HTTP status; 201 by default. */
  status?: number
  /** Fields over those of an ordinary session; null leaves one out. */
  session?: Record<string, unknown>
  /** An ordinary body, as it is, in place of a session or a problem. */
  text?: string
  headers?: Record<string, string>
  /** Milliseconds from the answer to the end of the session. */
  lasts?: number
  /** Milliseconds before the answer. */
  delay?: number
  /** Ends the connection in the middle of the body. */
  truncated?: boolean
  /** Never answers. */
  silent?: boolean
  /** Hangs up without an answer. */
  reset?: boolean
  /** Server-sent events, as they are on the wire; after them the connection stays open. */
  stream?: string[]
  /** It ends after the events. */
  ends?: boolean
  /** The page of the session; "puppet" by default. */
  page?: string
}

/** Answers in turn; the last one stays. */
export interface Scenario {
  create?: Reply[]
  status?: Reply[]
  token?: Reply[]
  identify?: Reply[]
  events?: Reply[]
  live?: Reply[]
}

/** A request as it reached the endpoint. */
export interface Logged {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: unknown
  /** The browser hung up before the answer. */
  aborted: boolean
}
