import type { SessionStatus } from '../wire/endpoint.ts'
import { authorizeRequest } from './authorize-request.ts'
import { checkAccept } from './media-types.ts'
import { EndpointProblem } from './problem.ts'
import { recallSession } from './session-memory.ts'
import type { EndpointSettings } from './settings.ts'
import { callUpstream } from './upstream-call.ts'

/** `GET /sessions/{sessionId}`, for the lead that the session was made for. */
export async function sessionStatus(
  settings: EndpointSettings,
  request: Request,
  sessionId: string,
  requestId: string,
): Promise<Response> {
  checkAccept(request)
  const session = await recallSession(settings, sessionId)
  if (session === null) throw unknownSession()
  const { kind, id, upstreamId } = session
  const { lead } = await authorizeRequest(settings, request, { kind, id }, requestId)
  // Somebody else's session and none at all look the same.
  if (lead !== session.lead) throw unknownSession()
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  if (upstream.sessionState === undefined) {
    throw new EndpointProblem(
      'not-available',
      'Its upstream does not say what became of a session.',
    )
  }
  const ask = upstream.sessionState.bind(upstream)
  const state = await callUpstream({ visitor: request.signal, timeoutMs, requestId, log }, (call) =>
    ask(kind, upstreamId, call),
  )
  if (state === null) throw unknownSession()
  const status: SessionStatus = { sessionId, ...state }
  return new Response(JSON.stringify(status), { headers: { 'Content-Type': 'application/json' } })
}

function unknownSession(): EndpointProblem {
  return new EndpointProblem(
    'not-found',
    'There is no such session for this caller, or it was made more than a day ago.',
  )
}
