import type { FetchHandler } from '../../node/node-listener.ts'

/** Where the demo of errors finds it, instead of `/sessionframe/v1`. */
export const UNSTEADY_PATH = '/demo/unsteady'

/** Keys remembered at most; the demo needs a handful. */
const MOST_KEYS = 1000

/**
 * The endpoint on a bad day: it answers 503 to the first request with each
 * idempotency key and hands the second on, so that a page can show what a
 * visitor sees and that "Try again" starts the same session.
 */
export function unsteadyEndpoint(endpoint: FetchHandler, basePath: string): FetchHandler {
  const seen = new Set<string>()
  return (request, client) => {
    const key = request.headers.get('idempotency-key')
    if (request.method === 'POST' && key !== null && !seen.has(key)) {
      if (seen.size >= MOST_KEYS) seen.clear()
      seen.add(key)
      return Response.json(
        {
          type: 'https://sessionframe.dev/problems/upstream-open',
          title: 'Unavailable',
          status: 503,
        },
        { status: 503, headers: { 'content-type': 'application/problem+json' } },
      )
    }
    const url = new URL(request.url)
    url.pathname = basePath + url.pathname.slice(UNSTEADY_PATH.length)
    return endpoint(new Request(url, request), client)
  }
}
