import { callEndpoint, type EndpointSource } from './endpoint-call.ts'
import { readSession, type Session } from './read-session.ts'
import { sessionError, type FailedCode, type SessionError } from './session-error.ts'
import type { SessionKey } from './session-key.ts'
import { problemCode, retryAfter } from './session-problem.ts'
import type { Wanted } from './wanted.ts'

/** Times that we ask again while an equal request is being answered, or with a new key. */
const MAX_TRIES = 4
/** Milliseconds between them. */
const PAUSE = 1000

/**
 * Asks the endpoint for a session, once per key whatever happens on the way.
 */
export async function requestSession(
  host: EndpointSource,
  { route, body }: Wanted,
  key: SessionKey,
  signal: AbortSignal,
): Promise<Session | SessionError> {
  const unless = (code: FailedCode) => sessionError(navigator.onLine ? code : 'offline')
  try {
    for (let tries = 1; ; tries += 1) {
      const response = await callEndpoint(host, route, signal, body, key.get())
      if (response === null) return unless('missing-token')
      const { ok, status } = response
      // An answer that was cut off, and a page of HTML, are no answer.
      const answer: unknown = await response.json().catch(() => null)
      if (ok) return readSession(answer) ?? sessionError('internal', status)
      if (tries < MAX_TRIES && status === 409) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      } else if (tries < MAX_TRIES && /key-reused"/.test(JSON.stringify(answer))) {
        key.forget()
      } else if (status === 401 && !(host.token || host.tokenUrl || host.getToken)) {
        return sessionError('missing-token', status)
      } else return sessionError(problemCode(status), status, retryAfter(response))
    }
  } catch {
    return unless('unreachable')
  }
}
