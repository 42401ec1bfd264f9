import type { DirectRequest } from '../wire/direct.ts'
import { GET_BODY } from '../wire/get-body.ts'
import { bodyAtHand, hasNoBody } from './body-at-hand.ts'
import { bodyReadBefore } from './body-read-before.ts'
import type { Incoming } from './body-read-before.ts'

/**
 * The request as the client sent it, at our own origin, whatever the frameworks
 * on the way have made of it.
 */
export function askedRequest(base: string, received: Request, incoming: Incoming): Request {
  const url = askedUrl(base, received, incoming)
  const { method, headers, signal } = received
  if (method === 'GET' || method === 'HEAD') {
    const request = new Request(url, { method, headers, signal })
    if (hasNoBody(incoming)) return request
    return Object.defineProperty(request, GET_BODY, { value: incoming })
  }
  const body = bodyReadBefore(incoming) ?? bodyAtHand(incoming)
  if (body !== undefined) return new Request(url, { method, headers, signal, body })
  return new Request(url, hasNoBody(incoming) ? { method, headers, signal } : received)
}

/** The same without a `Request`, or null where some of its body is not here yet. */
export function directRequest(
  base: string,
  received: Request,
  incoming: Incoming,
): DirectRequest | null {
  const body = bodyAtHand(incoming)
  if (body === undefined && !hasNoBody(incoming)) return null
  const { method, headers } = received
  const head = {
    method,
    url: askedUrl(base, received, incoming),
    headers,
    get signal() {
      return received.signal
    },
  }
  return { head, body: body ?? null }
}

/** All but the path and the query. */
const AROUND = /^https?:\/\/[^/]*|#.*$/g

/** A router of Express or Connect takes its own prefix from `url`, and keeps the whole beside it. */
function askedUrl(base: string, { url }: Request, { originalUrl }: Incoming): string {
  const isPath = typeof originalUrl === 'string' && originalUrl.startsWith('/')
  if (!isPath) return base + url.replaceAll(AROUND, '')
  const { pathname, search } = new URL(base + originalUrl)
  return base + pathname + search
}
