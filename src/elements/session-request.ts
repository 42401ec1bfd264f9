import { after } from './after.ts'
import { callEndpoint, type EndpointSource } from './endpoint-call.ts'
import { inviteFor } from './invite.ts'
import { isOver, readSession, type Session } from './read-session.ts'
import { sessionError, type FailedCode, type SessionError } from './session-error.ts'
import type { SessionKey } from './session-key.ts'
import { problemCode, retryAfter } from './session-problem.ts'
import { takeStarted, type StartedElement } from './started.ts'
import type { Wanted } from './wanted.ts'

/** Times that we ask again while an equal request is being answered, or with a new key. */
const MAX_TRIES = 4
/** Milliseconds between them. */
const PAUSE = 1000

/**
 * Asks the endpoint for a session, once per key whatever happens on the way.
 */
export async function requestSession(
  host: EndpointSource & StartedElement,
  wanted: Wanted,
  key: SessionKey,
  signal: AbortSignal,
): Promise<Session | SessionError> {
  const unless = (code: FailedCode) => sessionError(navigator.onLine ? code : 'offline')
  let renewed = false
  try {
    const [begun, spent] = await takeStarted(host, wanted, signal)
    const first = readSession(begun)
    key.get(spent)
    if (first && !isOver(first)) return first
    if (first) key.forget()
    for (let tries = 1; ; tries += 1) {
      const response = await callEndpoint(host, wanted.route, signal, wanted.body, key.get())
      if (response === null) return unless('missing-token')
      const { ok, status, headers } = response
      // An answer that was cut off, and a page of HTML, are no answer.
      const answer: unknown = await response.json().catch(() => null)
      if (ok) {
        const clock = Date.parse(headers.get('Date') as string) || Date.now()
        const session = readSession(answer, clock)
        if (!session) return sessionError('internal', status)
        if (renewed || !isOver(session)) return session
        // It was kept for this key for too long.
        renewed = true
        key.forget()
      } else if (tries < MAX_TRIES && status === 409) {
        await new Promise<void>((resolve) => after(PAUSE, signal, resolve))
      } else if (tries < MAX_TRIES && /key-reused"/.test(JSON.stringify(answer))) {
        key.forget()
      } else if (
        status === 401 &&
        !(host.token || host.tokenUrl || host.getToken || inviteFor(wanted))
      ) {
        return sessionError('missing-token', status)
      } else return sessionError(problemCode(status), status, retryAfter(response))
    }
  } catch {
    return unless('unreachable')
  }
}
