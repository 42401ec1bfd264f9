import { randomId } from '../protocol/random-id.ts'
import { ownerHints } from './explain-error.ts'
import type { SessionError } from './session-error.ts'
import type { SessionDetailMap } from './session-events.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionRecord } from './session-record.ts'
import type { SessionState } from './session-state.ts'
import { warn } from './warn.ts'

/** How an element and the owner's page learn where a session stands. */
export interface SessionNews {
  to: (state: SessionState) => void
  /** Something is odd; what is shown stays. Tells whether the owner leaves the rest to us. */
  complain: (error: SessionError) => boolean
  debug: (what: string) => void
  /** Tells the owner's page; false when a listener has prevented the default. */
  fire: <Name extends keyof SessionDetailMap>(name: Name, detail: SessionDetailMap[Name]) => boolean
}

export function sessionNews(host: SessionHost, record: SessionRecord): SessionNews {
  const requestId = randomId()

  const fire: SessionNews['fire'] = (name, detail) => {
    // Of the detail nothing but words of our own: there may be a receipt in it.
    if (host.debug) {
      const { what = '', code = '' } = detail as { what?: string; code?: string }
      // oxlint-disable-next-line no-console -- the owner asked for it
      console.info(`<${host.localName}> ${name} ${what}${code}`)
    }
    const { session } = record
    return host.dispatchEvent(
      new CustomEvent(name, {
        bubbles: true,
        composed: true,
        cancelable: name === 'session-error',
        detail: Object.freeze({
          requestId,
          ...(session && { sessionId: session.id }),
          ...(detail as object),
        }),
      }),
    )
  }

  const debug = (what: string) => {
    if (host.debug) fire('session-debug', { what })
  }

  return {
    fire,
    debug,
    to(state) {
      record.stage = state
      record.error = null
      record.quiet = record.isWaiting = false
      host.requestUpdate()
      debug(state)
    },
    complain(error) {
      const ours = fire('session-error', error)
      const hint = ownerHints[error.code]
      if (ours) warn(host, error.code + (hint ? `: ${hint}` : ''))
      return ours
    },
  }
}
