/**
 * What an upstream over HTTP asks of `fetch`. The global one is such a function
 * everywhere; `nodeFetch` is one that costs less on Node.
 */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchAnswer>

export interface FetchRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** Ends the call at any time before the last byte of the answer. */
  signal: AbortSignal
  /** Redirects are answers like others. */
  redirect: 'manual'
}

/** Of a `Response` what is read of it. */
export interface FetchAnswer {
  readonly status: number
  readonly ok: boolean
  readonly headers: Pick<Headers, 'get' | 'has'>
  /** Decoded; errors when the answer breaks off. */
  readonly body: ReadableStream<Uint8Array> | null
  text(): Promise<string>
}
