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

const CREATE: Readonly<Record<string, SessionKind>> = {
  '/journey-sessions': 'journey',
  '/appointment-sessions': 'appointment',
}
const VISITOR: Readonly<Record<string, Route>> = {
  '/visitor/identify': { name: 'identify' },
  '/visitor/events': { name: 'events' },
  '/visitor/live': { name: 'live' },
}
/** What `session-ids.ts` makes: 32 bytes in base64url. */
const STATUS = /^\/sessions\/([A-Za-z0-9_-]{43})$/
const WEBHOOK = /^\/webhooks\/([a-z0-9-]{1,32})$/

/** Throws `not-found` or `method-not-allowed`. */
export function routeRequest(request: RequestHead, basePath: string): Route {
  const path = pathBelow(request, basePath)
  const kind = Object.hasOwn(CREATE, path) ? CREATE[path] : undefined
  if (kind !== undefined) return byMethod(request, 'POST', { name: 'create', kind })
  const visitor = Object.hasOwn(VISITOR, path) ? VISITOR[path] : undefined
  if (visitor !== undefined) return byMethod(request, 'POST', visitor)
  const sessionId = STATUS.exec(path)?.[1]
  if (sessionId !== undefined) return byMethod(request, 'GET', { name: 'status', sessionId })
  const upstream = WEBHOOK.exec(path)?.[1]
  if (upstream !== undefined) return byMethod(request, 'POST', { name: 'webhook', upstream })
  throw unknownRoute()
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
