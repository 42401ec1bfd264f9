import type { DirectRequest, RequestHead } from '../wire/direct.ts'
import type { RateTally } from './rate-limits/rate-limits.ts'
import { checkedText, readBody } from './read-body.ts'

/** A request as it came, from either side of a mount. */
export interface Received {
  head: RequestHead
  /** Throws `too-large` and `invalid-request`. */
  readBody: () => Promise<string>
  /** For hooks of the owner's, which know `Request`. Its body has been read. */
  web: () => Request
}

/** A request on its way through the endpoint. */
export interface Asked extends Received {
  requestId: string
  tally: RateTally
}

export function receivedFetch(request: Request): Received {
  return { head: request, readBody: () => readBody(request), web: () => request }
}

export function receivedDirect({ head, body }: DirectRequest): Received {
  return {
    head,
    readBody: async () => checkedText(body ?? new Uint8Array()),
    web: () => requestOf(head),
  }
}

function requestOf({ method, url, headers, signal }: RequestHead): Request {
  return new Request(url, { method, headers: [...headers.entries()], signal })
}
