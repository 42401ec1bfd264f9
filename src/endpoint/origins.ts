import type { Answer, RequestHead } from '../wire/direct.ts'
import { EndpointProblem } from './problem.ts'

/**
 * Refuses requests that a page of somebody else may have caused. Origin and
 * Sec-Fetch-Site say which page sent a request as long as a browser sent it;
 * they are no proof of who the caller is.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function checkOrigin(request: RequestHead, allowed: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  if (origin !== null) {
    if (allowed.has(origin)) return
    throw new EndpointProblem(
      'forbidden',
      'Pages of this origin may not use this endpoint. Its owner can add the origin to allowedOrigins.',
    )
  }
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin') return
  // A browser leaves Origin out of a same-origin GET, and the owner's own
  // server sends neither header; reading a state has no side effect.
  if (request.method === 'GET' && (site === null || site === 'none')) return
  throw new EndpointProblem(
    'forbidden',
    'The request says no origin. A server that calls this endpoint must send Origin with one of its allowedOrigins.',
  )
}

/** Custom headers force a preflight: no form and no image can send them. */
export function checkCsrfHeader(request: RequestHead): void {
  if (request.headers.get('x-sessionframe') === '1') return
  throw new EndpointProblem('forbidden', 'Send the header "X-Sessionframe: 1".')
}

/**
 * CORS headers for an origin of the list, none for any other. The origin is
 * written only when it equals one of ours, so `null` and look-alikes get nothing.
 * With `Date` a page can tell how long a session lasts when its own clock is wrong.
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function corsHeaders(
  request: RequestHead,
  allowed: ReadonlySet<string>,
): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null || !allowed.has(origin)) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Date',
  }
}

/** Answer to a preflight of an allowed origin; `checkOrigin` has passed. */
export function preflightAnswer(methods: string): Answer {
  return {
    status: 204,
    body: null,
    headers: {
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers':
        'Content-Type, X-Sessionframe, Idempotency-Key, Authorization, X-Request-Id',
      'Access-Control-Max-Age': '600',
    },
  }
}
