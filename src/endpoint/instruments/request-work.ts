import type { RequestHead } from '../../wire/direct.ts'
import { pathBelow } from '../route-request.ts'
import type { RequestWork, RouteName } from './instrument.ts'

const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])

/** A few names for all requests: whoever counts by them must not be made to count without end. */
export function requestWork(request: RequestHead, basePath: string): RequestWork {
  const { method } = request
  return {
    kind: 'request',
    method: METHODS.has(method) ? method : '_OTHER',
    route: routeName(pathBelow(request, basePath)),
  }
}

function routeName(path: string): RouteName {
  if (path === '/journey-sessions' || path === '/appointment-sessions') return path
  if (path === '/visitor/identify' || path === '/visitor/events' || path === '/visitor/live') {
    return path
  }
  if (path.startsWith('/webhooks/')) return '/webhooks/{upstream}'
  return path.startsWith('/sessions/') ? '/sessions/{sessionId}' : 'unknown'
}
