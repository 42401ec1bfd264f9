import type { Answer } from '../wire/direct.ts'
import type { ProblemCode } from '../wire/endpoint.ts'
import type { Asked, Received } from './asked.ts'
import { createSession } from './create-session.ts'
import { describeError } from './describe-error.ts'
import { measure } from './instruments/measure.ts'
import { requestWork } from './instruments/request-work.ts'
import { checkOrigin, corsHeaders, preflightAnswer } from './origins.ts'
import { EndpointProblem } from './problem.ts'
import { problemAnswer } from './problem-answer.ts'
import { clientAddress } from './rate-limits/client-address.ts'
import type { ClientInfo } from './rate-limits/client-address.ts'
import type { RequestGroup } from './rate-limits/rate-limits.ts'
import { receiveWebhook } from './receive-webhook.ts'
import { requestIdOf } from './request-id.ts'
import { routeRequest } from './route-request.ts'
import type { Route } from './route-request.ts'
import { sessionStatus } from './session-status.ts'
import type { EndpointSettings } from './settings.ts'
import { StoreError } from './store-error.ts'
import { identifyVisitor } from './visitors/identify-visitor.ts'
import { answerLive } from './visitors/live/answer-live.ts'
import { takeVisitorEvents } from './visitors/take-visitor-events.ts'

/** On every answer: a publicUrl must not be cached, sniffed or sent on in a Referer. */
const ALWAYS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Origin, Sec-Fetch-Site, Access-Control-Request-Method, Access-Control-Request-Headers',
}

/** Answers any request, whatever goes wrong below. */
export function handleRequest(
  settings: EndpointSettings,
  received: Received,
  client: ClientInfo | undefined,
): Promise<Answer> {
  let code: ProblemCode | null = null
  return measure(
    settings.instruments,
    () => requestWork(received.head, settings.basePath),
    () => handle(settings, received, client, (problem) => (code = problem)),
    (ended) => ({ code, status: 'value' in ended ? ended.value.status : 500 }),
  )
}

async function handle(
  settings: EndpointSettings,
  received: Received,
  client: ClientInfo | undefined,
  onProblem: (code: ProblemCode) => void,
): Promise<Answer> {
  const { head } = received
  const started = performance.now()
  const requestId = requestIdOf(head)
  const asked = { ...received, requestId, tally: settings.rateTally() }
  const { status, headers, body } = await answer(settings, asked, client).catch(
    (error: unknown) => {
      const problem = asProblem(settings, error, requestId)
      onProblem(problem.code)
      return problemAnswer(problem, requestId)
    },
  )
  const ms = Math.round(performance.now() - started)
  settings.log.info({ event: 'request', requestId, method: head.method, status, ms })
  const cors = corsHeaders(head, settings.allowedOrigins)
  const rates = asked.tally.fields()
  return {
    status,
    headers: { ...ALWAYS, ...headers, ...cors, ...rates, 'X-Request-Id': requestId },
    body,
  }
}

async function answer(
  settings: EndpointSettings,
  asked: Asked,
  client: ClientInfo | undefined,
): Promise<Answer> {
  const { head } = asked
  const route = routeRequest(head, settings.basePath)
  // A server sends no Origin: this one has a secret.
  if (route.name === 'webhook') {
    return receiveWebhook(settings, asked, route.upstream, () =>
      limitClient(settings, asked, route.name, client),
    )
  }
  checkOrigin(head, settings.allowedOrigins)
  // A preflight costs as little as its refusal, and no page could read that one.
  if (route.name !== 'preflight') await limitClient(settings, asked, groupOf(route), client)
  return run(settings, asked, route, client)
}

function groupOf({ name }: Exclude<Route, { name: 'preflight' }>): RequestGroup {
  return name === 'identify' || name === 'events' || name === 'live' ? 'visitor' : name
}

/** Before the body is read, and before anything is decrypted or looked up. */
async function limitClient(
  { trustedHops }: EndpointSettings,
  { head, tally }: Asked,
  group: RequestGroup,
  client: ClientInfo | undefined,
): Promise<void> {
  await tally.count(group, 'address', clientAddress(head, client, trustedHops))
  // After the address: one that is over its limit uses up nothing of the others.
  await tally.count(group, 'overall', 'everybody')
}

function run(
  settings: EndpointSettings,
  asked: Asked,
  route: Exclude<Route, { name: 'webhook' }>,
  client: ClientInfo | undefined,
): Answer | Promise<Answer> {
  switch (route.name) {
    case 'preflight':
      return preflightAnswer(route.methods)
    case 'create':
      return createSession(settings, asked, route.kind)
    case 'status':
      return sessionStatus(settings, asked, route.sessionId)
    case 'identify':
      return identifyVisitor(settings, asked)
    case 'events':
      return takeVisitorEvents(settings, asked)
    case 'live':
      return answerLive(settings, asked, clientAddress(asked.head, client, settings.trustedHops))
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
  if (error instanceof StoreError) {
    log.error({ event: 'store-failed', requestId, message: error.message })
    return new EndpointProblem('internal')
  }
  log.error({ event: 'unexpected-error', requestId, error: describeError(error) })
  return new EndpointProblem('internal')
}
