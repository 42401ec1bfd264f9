import type { Answer } from '../wire/direct.ts'
import type { SessionStatus } from '../wire/endpoint.ts'
import type { Asked } from './asked.ts'
import { authorizeRequest } from './authorize-request.ts'
import { awaitedState } from './awaited-session.ts'
import { jsonAnswer } from './json-answer.ts'
import { checkAccept } from './media-types.ts'
import { EndpointProblem } from './problem.ts'
import { recallSession } from './session-memory.ts'
import type { KnownSession } from './session-memory.ts'
import type { EndpointSettings } from './settings.ts'
import type { UpstreamState } from './upstream.ts'
import { callUpstream } from './upstream-call.ts'

/** `GET /sessions/{sessionId}`, for the lead that the session was made for, or the visitor who has its id. */
export async function sessionStatus(
  settings: EndpointSettings,
  asked: Asked,
  sessionId: string,
): Promise<Answer> {
  const { head, requestId, tally } = asked
  checkAccept(head)
  const session = await recallSession(settings, sessionId)
  if (session === null) throw unknownSession()
  const { kind, id } = session
  if (session.lead === null) await tally.count('status', 'caller', sessionId)
  else {
    const who = await authorizeRequest(settings, asked, { kind, id })
    const lead = 'lead' in who ? who.lead : null
    await tally.count('status', 'caller', lead)
    // Somebody else's session and none at all look the same.
    if (lead !== session.lead) throw unknownSession()
  }
  const state =
    session.awaited === undefined
      ? await askState(settings, head.signal, requestId, session)
      : await awaitedState(settings, kind, session.awaited)
  const status: SessionStatus = { sessionId, ...state }
  return jsonAnswer(200, status)
}

async function askState(
  { upstream, log, upstreamTimeoutMs: timeoutMs }: EndpointSettings,
  visitor: AbortSignal,
  requestId: string,
  { kind, upstreamId }: KnownSession,
): Promise<UpstreamState> {
  if (upstream.sessionState === undefined) {
    throw new EndpointProblem(
      'not-available',
      'Its upstream does not say what became of a session.',
    )
  }
  const ask = upstream.sessionState.bind(upstream)
  const state = await callUpstream({ visitor, timeoutMs, requestId, log }, (call) =>
    ask(kind, upstreamId, call),
  )
  if (state === null) throw unknownSession()
  return state
}

function unknownSession(): EndpointProblem {
  return new EndpointProblem(
    'not-found',
    'There is no such session for this caller, or it was made more than a day ago.',
  )
}
