import type { SessionKind } from '../wire/endpoint.ts'
import { EndpointProblem } from './problem.ts'

/** What a request wants of the endpoint. */
export type Route =
  | { name: 'preflight'; methods: string }
  | { name: 'create'; kind: SessionKind }
  | { name: 'status'; sessionId: string }

const CREATE: Readonly<Record<string, SessionKind>> = {
  '/journey-sessions': 'journey',
  '/appointment-sessions': 'appointment',
}
/** What `session-ids.ts` makes: 32 bytes in base64url. */
const STATUS = /^\/sessions\/([A-Za-z0-9_-]{43})$/

/** Throws `not-found` or `method-not-allowed`. */
export function routeRequest(request: Request, basePath: string): Route {
  const { pathname } = new URL(request.url)
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : ''
  const kind = Object.hasOwn(CREATE, path) ? CREATE[path] : undefined
  if (kind !== undefined) return byMethod(request, 'POST', { name: 'create', kind })
  const sessionId = STATUS.exec(path)?.[1]
  if (sessionId !== undefined) return byMethod(request, 'GET', { name: 'status', sessionId })
  throw new EndpointProblem('not-found', 'There is no such route on this endpoint.')
}

function byMethod(request: Request, method: string, route: Route): Route {
  if (request.method === method) return route
  const isPreflight =
    request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
  if (isPreflight) return { name: 'preflight', methods: method }
  throw new EndpointProblem('method-not-allowed', `Use ${method} here.`, {
    Allow: `${method}, OPTIONS`,
  })
}
