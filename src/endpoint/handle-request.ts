import { createSession } from './create-session.ts'
import { describeError } from './describe-error.ts'
import { checkOrigin, corsHeaders, preflightResponse } from './origins.ts'
import { EndpointProblem } from './problem.ts'
import { problemResponse } from './problem-response.ts'
import { requestIdOf } from './request-id.ts'
import { routeRequest } from './route-request.ts'
import type { Route } from './route-request.ts'
import { sessionStatus } from './session-status.ts'
import type { EndpointSettings } from './settings.ts'

/** On every answer: a publicUrl must not be cached, sniffed or sent on in a Referer. */
const ALWAYS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Origin, Sec-Fetch-Site, Access-Control-Request-Method, Access-Control-Request-Headers',
}

/** Answers any request, whatever goes wrong below. */
export async function handleRequest(
  settings: EndpointSettings,
  request: Request,
): Promise<Response> {
  const started = performance.now()
  const requestId = requestIdOf(request)
  const response = await answer(settings, request, requestId).catch((error: unknown) =>
    problemResponse(asProblem(settings, error, requestId), requestId),
  )
  const extra = { ...ALWAYS, ...corsHeaders(request, settings.allowedOrigins) }
  for (const [name, value] of Object.entries(extra)) response.headers.set(name, value)
  response.headers.set('X-Request-Id', requestId)
  const ms = Math.round(performance.now() - started)
  settings.log.info({
    event: 'request',
    requestId,
    method: request.method,
    status: response.status,
    ms,
  })
  return response
}

async function answer(
  settings: EndpointSettings,
  request: Request,
  requestId: string,
): Promise<Response> {
  const route = routeRequest(request, settings.basePath)
  checkOrigin(request, settings.allowedOrigins)
  return run(settings, request, route, requestId)
}

function run(
  settings: EndpointSettings,
  request: Request,
  route: Route,
  requestId: string,
): Response | Promise<Response> {
  switch (route.name) {
    case 'preflight':
      return preflightResponse(route.methods)
    case 'create':
      return createSession(settings, request, route.kind, requestId)
    case 'status':
      return sessionStatus(settings, request, route.sessionId, requestId)
    default:
      return route satisfies never
  }
}

function asProblem({ log }: EndpointSettings, error: unknown, requestId: string): EndpointProblem {
  if (error instanceof EndpointProblem) {
    const { code, detail } = error
    log.info({ event: 'problem', requestId, code, ...(detail === undefined ? {} : { detail }) })
    return error
  }
  log.error({ event: 'unexpected-error', requestId, error: describeError(error) })
  return new EndpointProblem('internal')
}
