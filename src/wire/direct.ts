/**
 * How a mount and a handler of ours speak past `Request` and `Response`, which
 * are streams around a few bytes that both have at hand. They cost more than
 * all that an endpoint checks (bench/endpoint).
 */

/** What is read of a request; a `Request` is one. */
export interface RequestHead {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Pick<Headers, 'get' | 'has' | 'entries'>
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal
}

export interface DirectRequest {
  head: RequestHead
  /** The whole, or null where there is none. */
  body: Uint8Array<ArrayBuffer> | null
}

/** What becomes a response; a body is UTF-8. */
export interface Answer {
  status: number
  headers: Record<string, string>
  /** A stream where it is not known yet what will be said. */
  body: string | ReadableStream<Uint8Array<ArrayBuffer>> | null
}

export type DirectHandler<Client> = (
  request: DirectRequest,
  client: Client | undefined,
) => Promise<Answer>

/** Where a handler has its direct one. The same name in every copy of this module. */
export const DIRECT: unique symbol = Symbol.for('sessionframe.direct') as never
