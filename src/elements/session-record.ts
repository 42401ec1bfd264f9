import { randomId } from '../protocol/random-id.ts'
import type { Session } from './read-session.ts'
import type { SessionError } from './session-error.ts'
import { SessionDebugEvent, SessionErrorEvent, type SessionDetail } from './session-events.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionState } from './session-state.ts'
import { english } from './strings.ts'
import { warn } from './warn.ts'

/** Where a session stands, and how its element and the owner's page learn of it. */
export class SessionRecord {
  state: SessionState = 'idle'
  error: SessionError | null = null
  /** The session as the endpoint gave it. */
  session: Session | undefined
  receipt: string | null = null
  /** Whether it is complete, however it is shown. */
  complete = false
  /** Where it is shown. It keeps its address for life: showing it again takes a new one. */
  frame: HTMLIFrameElement | undefined
  /** Where it can be opened; a secret that stays in the shadow tree. */
  url: URL | undefined
  /** Whether there is nothing to be seen in the frame yet. */
  blank = true
  /** Whether the owner shows the error. */
  quiet = false
  /** Whether the endpoint wants to be left alone for a while. */
  waiting = false

  protected readonly host: SessionHost
  readonly #requestId = randomId()

  constructor(host: SessionHost) {
    this.host = host
  }

  /** Something is odd; what is shown stays. Tells whether the owner leaves the rest to us. */
  protected complain(error: SessionError): boolean {
    const ours = this.fire(SessionErrorEvent, error)
    const text = english.errors[error.code]
    if (ours) warn(this.host, error.code + (text ? `: ${text}` : ''))
    return ours
  }

  protected to(state: SessionState): void {
    this.state = state
    this.error = null
    this.quiet = false
    this.waiting = false
    this.host.requestUpdate()
    this.debug(state)
  }

  protected debug(what: string): void {
    if (this.host.debug) this.fire(SessionDebugEvent, { what })
  }

  protected fire<Detail extends object>(
    Event: new (detail: SessionDetail & Detail) => Event,
    detail: Detail,
  ): boolean {
    const ids = { requestId: this.#requestId, ...(this.session && { sessionId: this.session.id }) }
    return this.host.dispatchEvent(new Event({ ...ids, ...detail }))
  }
}
