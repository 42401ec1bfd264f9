import type { RequestHead } from '../wire/direct.ts'
import type { SessionKind } from '../wire/endpoint.ts'
import { EndpointProblem } from './problem.ts'
import { urlOf } from './url-of.ts'

/** What a request wants of the endpoint. */
export type Route =
  | { name: 'preflight'; methods: string }
  | { name: 'create'; kind: SessionKind }
  | { name: 'status'; sessionId: string }
  | { name: 'identify' }
  | { name: 'events' }
  | { name: 'live' }
  | { name: 'webhook'; upstream: string }

interface Known {
  method: 'GET' | 'POST'
  /** Below the endpoint's own, its one parameter in braces. */
  path: string
  /** Of the parameter. */
  part?: RegExp
  route: (part: string) => Route
}

/** All that there is. */
export const ENDPOINT_ROUTES: readonly Known[] = [
  {
    method: 'POST',
    path: '/journey-sessions',
    route: () => ({ name: 'create', kind: 'journey' }),
  },
  {
    method: 'POST',
    path: '/appointment-sessions',
    route: () => ({ name: 'create', kind: 'appointment' }),
  },
  { method: 'POST', path: '/visitor/identify', route: () => ({ name: 'identify' }) },
  { method: 'POST', path: '/visitor/events', route: () => ({ name: 'events' }) },
  { method: 'POST', path: '/visitor/live', route: () => ({ name: 'live' }) },
  {
    method: 'GET',
    path: '/sessions/{sessionId}',
    // What `session-id.ts` makes: 32 bytes in base64url.
    part: /^[A-Za-z0-9_-]{43}$/,
    route: (sessionId) => ({ name: 'status', sessionId }),
  },
  {
    method: 'POST',
    path: '/webhooks/{upstream}',
    part: /^[a-z0-9-]{1,32}$/,
    route: (upstream) => ({ name: 'webhook', upstream }),
  },
]

/** Throws `not-found` or `method-not-allowed`. */
export function routeRequest(request: RequestHead, basePath: string): Route {
  const path = pathBelow(request, basePath)
  for (const known of ENDPOINT_ROUTES) {
    const part = partOf(known, path)
    if (part !== null) return byMethod(request, known.method, known.route(part))
  }
  throw unknownRoute()
}

/** Null where the path is another's. */
function partOf({ path: known, part }: Known, path: string): string | null {
  if (part === undefined) return path === known ? '' : null
  const begin = known.slice(0, known.indexOf('{'))
  const rest = path.startsWith(begin) ? path.slice(begin.length) : ''
  return part.test(rest) ? rest : null
}

/** The path of a request below the endpoint's own, with its slash; empty where it is elsewhere. */
export function pathBelow(request: RequestHead, basePath: string): string {
  const { pathname } = urlOf(request)
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : ''
}

export function unknownRoute(): EndpointProblem {
  return new EndpointProblem('not-found', 'There is no such route on this endpoint.')
}

function byMethod(request: RequestHead, method: string, route: Route): Route {
  if (request.method === method) return route
  const isPreflight =
    request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
  if (isPreflight) return { name: 'preflight', methods: method }
  throw new EndpointProblem('method-not-allowed', `Use ${method} here.`, {
    Allow: `${method}, OPTIONS`,
  })
}
