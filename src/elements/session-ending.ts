import { after } from './after.ts'
import { rememberHeight } from './height-memory.ts'
import { isReceipt } from './jwt-part.ts'
import { isPassing, sessionError, type SessionError } from './session-error.ts'
import type { BookingDetail } from './session-events.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionKey } from './session-key.ts'
import type { SessionNews } from './session-news.ts'
import type { SessionRecord } from './session-record.ts'
import { pollStatus, type Outcome } from './session-status.ts'
import type { FrameListener, SessionMessage } from './watch-frame.ts'

/** Events that tell what the page has said just as it was said. */
const EVENTS = {
  progress: 'session-progress',
  slot: 'slot-selected',
  rescheduled: 'appointment-rescheduled',
  cancelled: 'appointment-cancelled',
} as const

/** How often a session is asked for by itself. */
const MAX_TRIES = 4

export interface SessionEnding extends FrameListener {
  expire: () => void
  /** There is nothing to be shown. */
  fail: (error: SessionError) => void
  /** The visitor may have finished where we cannot see it. */
  poll: () => void
}

/**
 * What becomes of a session's frame, what its page says, and how the session
 * ends: complete, expired or failed.
 * @param retry Shows the session again, or asks for it again with the same key.
 */
export function sessionEnding(
  host: SessionHost,
  record: SessionRecord,
  { fire, debug, to, complain }: SessionNews,
  key: SessionKey,
  retry: () => void,
): SessionEnding {
  /** Which the visitor sees, from 1; 0 if that is not known. */
  let page = 0
  let tries = 0
  let polling: AbortSignal | undefined

  function hear(message: SessionMessage): void {
    debug(message.t)
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- EVENTS has the rest, or it would not compile
    switch (message.t) {
      case 'submitted':
      case 'booked':
        return submit(message)
      case 'expired':
        return expire()
      case 'error':
        return stop(message.code === 'closed' ? 'closed' : 'internal')
      case 'close-request':
        return host.dismiss('guest')
      // The browser moves the focus on by itself.
      case 'focus-out':
        return
      default: {
        const { t, ...detail } = message
        if (t === 'progress') turn(message.page)
        fire(EVENTS[t], detail)
      }
    }
  }

  /** The page that was just turned begins at the frame's top. */
  function turn(to: number): void {
    const { scroll } = host as { scroll: unknown }
    const turned = page && page !== to
    if (turned && scroll !== 'none' && host.getBoundingClientRect().top < 0) host.scrollIntoView()
    page = to
  }

  /** The page says that it cannot go on; it stays, and says why itself. */
  function stop(code: 'closed' | 'internal'): void {
    if (record.isComplete) return
    if (code === 'closed') key.forget()
    fail(sessionError(code))
  }

  function submit({ t, ...detail }: Extract<SessionMessage, { t: 'submitted' | 'booked' }>): void {
    const { receipt } = detail
    if (record.isComplete) return
    if (record.stage !== 'submitted') {
      to('submitted')
      fire('session-submitted', {})
    }
    if (!isReceipt(receipt)) return poll()
    if (t === 'booked') fire('appointment-booked', detail as BookingDetail)
    complete(t === 'booked' ? 'appointment' : 'form', receipt)
  }

  function complete(outcome: Outcome, receipt: string | null): void {
    // A listener may have started another session by now.
    if (record.isComplete || record.signal.aborted) return
    record.receipt = receipt
    record.isComplete = true
    key.forget()
    to('completed')
    fire('session-completed', { outcome, receipt })
  }

  function expire(): void {
    if (record.isComplete || record.stage === 'expired') return
    key.forget()
    to('expired')
    fire('session-expired', {})
  }

  function poll(): void {
    const { session, signal } = record
    if (!session || polling === signal) return
    polling = signal
    pollStatus(host, session.id, signal, (outcome) => {
      if (outcome) complete(outcome, null)
      else expire()
    })
  }

  function fail(error: SessionError): void {
    const isBlocked = error.code.startsWith('frame')
    record.tab?.close()
    to(isBlocked ? 'blocked' : 'failed')
    record.error = error
    // A frame that was there before may have shown something else than what was asked for.
    if (!record.shownAt) record.shownIn = undefined
    const pause = (error.retryAfter ?? 0) * 1000
    record.isWaiting = pause > 0
    after(pause, record.signal, () => {
      record.isWaiting = false
      host.requestUpdate()
    })
    if (isBlocked) poll()
    // A page that is shown is never loaded anew by itself: there may be words in it.
    if (
      !record.shownAt &&
      (error.code === 'offline' || (isPassing(error) && (tries += 1) < MAX_TRIES))
    ) {
      tryLater(pause)
    }
    record.quiet = !complain(error)
  }

  /**
   * Asks again after a pause that grows, from 1 to 28 s; by how much is left
   * to chance, so that pages which failed together do not come back together.
   * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
   */
  function tryLater(pause: number): void {
    after(pause + 1000 + Math.random() * 1000 * 3 ** tries, record.signal, () => {
      // Where nobody looks, or nothing can be reached, it waits on.
      if (document.hidden || !navigator.onLine) tryLater(0)
      else retry()
    })
  }

  function arrived(): void {
    record.isBlank = false
    host.requestUpdate()
  }

  return {
    hear,
    expire,
    fail,
    poll,
    arrived,
    cameUp(protocol) {
      arrived()
      if (protocol === null) poll()
      if (record.stage !== 'loading' && record.stage !== 'blocked') return
      to('ready')
      fire('session-ready', { protocol })
    },
    resized(height) {
      if (page < 2 && record.stage === 'ready') rememberHeight(host.wanted(), height)
      fire('session-resize', { height })
    },
    wasBlocked: (code) => fail(sessionError(code)),
    problem: (code) => complain(sessionError(code)),
  }
}
