import { ownProperty } from '../protocol/own-property.ts'
import { after } from './after.ts'
import { callEndpoint, type EndpointSource } from './endpoint-call.ts'

/** Milliseconds before the first question; each further wait is half as long again. */
const FIRST_WAIT = 5000
const LONGEST_WAIT = 60_000

/** Answers that may be another one later. */
const RETRY_STATUS = /429|50[0234]/

export type Outcome = 'form' | 'appointment'

/**
 * Asks the endpoint now and then whether a session is over, for pages that
 * cannot tell themselves. Rests while the page is hidden; ends when the
 * endpoint says that it cannot know (501) or may not say (4xx).
 */
export function pollStatus(
  host: EndpointSource,
  sessionId: string,
  signal: AbortSignal,
  over: (outcome: Outcome | null) => void,
): void {
  let wait = FIRST_WAIT
  after(wait, signal, ask)

  async function ask(): Promise<void> {
    const answer = document.hidden ? undefined : await read().catch(() => undefined)
    if (signal.aborted || answer === null) return
    const state = ownProperty(answer, 'state')
    if (state === 'expired') return over(null)
    if (state === 'complete') {
      return over(ownProperty(answer, 'outcome') === 'appointment' ? 'appointment' : 'form')
    }
    wait = Math.min(wait * 1.5, LONGEST_WAIT)
    after(wait, signal, ask)
  }

  /** Null: there is no use in asking again. Undefined: not now. */
  async function read(): Promise<unknown> {
    const response = await callEndpoint(host, `sessions/${encodeURIComponent(sessionId)}`, signal)
    if (response?.ok) return response.json()
    return response && RETRY_STATUS.test(`${response.status}`) ? undefined : null
  }
}
