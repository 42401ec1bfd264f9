import type { SendToGuest } from '../protocol/host-channel.ts'
import { after } from './after.ts'
import { isReceipt } from './jwt-part.ts'
import { sessionError, type SessionError } from './session-error.ts'
import * as events from './session-events.ts'
import { sessionFrame } from './session-frame.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionKey } from './session-key.ts'
import { SessionRecord } from './session-record.ts'
import { requestSession } from './session-request.ts'
import type { SessionState } from './session-state.ts'
import { pollStatus, type Outcome } from './session-status.ts'
import { checkSessionUrl } from './session-url.ts'
import { watchFrame, type SessionMessage } from './watch-frame.ts'
import { whenWanted } from './when-wanted.ts'

/** Milliseconds that a page's own script has to set what the markup left out. */
const GRACE = 1000

const ID = /^[\w-]{1,64}$/

/** States that a frame which loads does not change. */
const LASTING: readonly SessionState[] = ['loading', 'submitted', 'expired']

/** One session of one element: asked for, shown, watched, and over at some time. */
export class SessionRun extends SessionRecord {
  readonly #key: SessionKey
  #scope = new AbortController()
  #send: SendToGuest = () => {}
  #page = 0
  #polling: AbortSignal | undefined

  constructor(host: SessionHost, key: SessionKey) {
    super(host)
    this.#key = key
    this.pause()
  }

  /** Ends all that listens and waits. */
  pause(): void {
    this.#scope.abort()
  }

  /** Begins, or shows what was shown before the element was out of the page. */
  goOn(eager: boolean): void {
    if (this.state === 'closed') return
    if (this.url) this.#show(this.url)
    else if (this.#scope.signal.aborted) this.#start(eager)
  }

  /** Shows the session again, or asks for it again with the same key. */
  retry(): void {
    if (this.url) this.#show(this.url)
    else if (!this.waiting) this.#start(true)
  }

  close(): void {
    this.pause()
    this.frame = undefined
    this.to('closed')
    this.fire(events.SessionClosedEvent, { reason: 'method' as const })
  }

  /** Ends it for good: the next one is another one. */
  forget(): void {
    this.pause()
    this.#key.forget()
  }

  focus(): void {
    this.frame?.focus()
    this.#send({ t: 'focus' })
  }

  /** Asks at once, or when the element is seen. */
  #start(eager: boolean): void {
    const signal = this.#renew()
    this.host.requestUpdate()
    whenWanted(this.host, eager, signal, () => void this.#open(signal))
  }

  async #open(signal: AbortSignal): Promise<void> {
    const { host } = this
    const wanted = host.wanted()
    if (host.publicUrl) return this.#take(host.publicUrl, signal)
    if (!host.endpoint || !wanted.id) {
      const code = host.endpoint ? 'missing-id' : 'missing-endpoint'
      return after(GRACE, signal, () => this.#fail(sessionError(code)))
    }
    if (!ID.test(wanted.id)) return this.#fail(sessionError('invalid'))

    this.to('creating')
    this.fire(events.SessionCreatingEvent, {})
    const answer = await requestSession(host, wanted, this.#key, signal)
    if (signal.aborted) return
    if ('code' in answer) return this.#fail(answer)
    this.session = answer
    this.#take(answer.url, signal)
  }

  /** Takes an address that has come from outside. */
  #take(raw: unknown, signal: AbortSignal): void {
    const url = checkSessionUrl(raw, this.host.sessionOrigins ?? '')
    if (typeof url === 'string') return this.#fail(sessionError(url))
    this.url = url
    this.to('loading')
    if (this.session) {
      const { expiresAt, resumed } = this.session
      this.fire(events.SessionCreatedEvent, { expiresAt, resumed })
    }
    // A listener may want something else by now.
    if (!signal.aborted) this.#show(url)
  }

  #show(url: URL): void {
    const { host } = this
    const signal = this.#renew()
    const { expiresAt, speaks = false, framed = true } = this.session ?? {}
    if (this.complete) this.to('completed')
    else if (!LASTING.includes(this.state)) this.to('loading')
    if (!framed) return this.#fail(sessionError('frame-csp'), 'blocked')
    if (expiresAt) {
      // An instant gone by means that one of two clocks is wrong; the page itself will tell.
      const left = Date.parse(expiresAt) - Date.now()
      if (left > 0) after(left, signal, () => this.#expire())
    }
    this.blank = true
    this.frame = sessionFrame(host, host.wanted(), url)
    this.#send = watchFrame(host, this.frame, speaks, signal, {
      committed: () => {
        this.blank = false
        host.requestUpdate()
      },
      ready: (protocol) => {
        this.blank = false
        if (protocol === null) this.#poll()
        if (this.state !== 'loading' && this.state !== 'blocked') return
        this.to('ready')
        this.fire(events.SessionReadyEvent, { protocol })
      },
      message: (message) => this.#hear(message),
      resized: (height) => this.fire(events.SessionResizeEvent, { height }),
      blocked: (code) => this.#fail(sessionError(code), 'blocked'),
      problem: (code) => this.complain(sessionError(code)),
    })
  }

  #hear(message: SessionMessage): void {
    this.debug(message.t)
    switch (message.t) {
      case 'progress': {
        const { page, pages } = message
        if (this.#page && this.#page !== page) this.#scrollUp()
        this.#page = page
        this.fire(events.SessionProgressEvent, { page, pages })
        break
      }
      case 'slot': {
        const { start, end } = message
        this.fire(events.SlotSelectedEvent, { start, end })
        break
      }
      case 'submitted':
        this.#submit('form', message.receipt)
        break
      case 'booked':
        this.#submit('appointment', message.receipt, message)
        break
      case 'rescheduled': {
        const { start, end, receipt } = message
        this.fire(events.AppointmentRescheduledEvent, { start, end, receipt })
        break
      }
      case 'cancelled':
        this.fire(events.AppointmentCancelledEvent, {})
        break
      case 'expired':
        this.#expire()
        break
      case 'error':
        this.#stop(message.code === 'closed' ? 'closed' : 'internal')
        break
      // An inline element has nothing to close, and the browser moves the focus on by itself.
      case 'close-request':
      case 'focus-out':
        break
      default:
        message satisfies never
    }
  }

  /** The page says that it cannot go on; it stays, and says why itself. */
  #stop(code: 'closed' | 'internal'): void {
    if (this.complete) return
    if (code === 'closed') this.#key.forget()
    this.#fail(sessionError(code))
  }

  #submit(outcome: Outcome, receipt: string, times?: { start: string; end: string }): void {
    if (this.complete) return
    if (this.state !== 'submitted') {
      this.to('submitted')
      this.fire(events.SessionSubmittedEvent, {})
    }
    if (!isReceipt(receipt)) return this.#poll()
    if (times) {
      this.fire(events.AppointmentBookedEvent, { start: times.start, end: times.end, receipt })
    }
    this.#complete(outcome, receipt)
  }

  #complete(outcome: Outcome, receipt: string | null): void {
    // A listener may have started another session by now.
    if (this.complete || this.#scope.signal.aborted) return
    this.receipt = receipt
    this.complete = true
    this.#key.forget()
    this.to('completed')
    this.fire(events.SessionCompletedEvent, { outcome, receipt })
  }

  #expire(): void {
    if (this.complete || this.state === 'expired') return
    this.#key.forget()
    this.to('expired')
    this.fire(events.SessionExpiredEvent, {})
  }

  /** The visitor may have finished where we cannot see it. */
  #poll(): void {
    const { signal } = this.#scope
    if (!this.session || this.#polling === signal) return
    this.#polling = signal
    pollStatus(this.host, this.session.id, signal, (outcome) => {
      if (outcome) this.#complete(outcome, null)
      else this.#expire()
    })
  }

  /** There is nothing to be shown. */
  #fail(error: SessionError, state: 'failed' | 'blocked' = 'failed'): void {
    const { signal } = this.#scope
    this.to(state)
    this.error = error
    if (error.retryAfter) {
      this.waiting = true
      after(error.retryAfter * 1000, signal, () => {
        this.waiting = false
        this.host.requestUpdate()
      })
    }
    if (error.code === 'offline') {
      window.addEventListener('online', () => this.retry(), { once: true, signal })
    }
    if (state === 'blocked') this.#poll()
    this.quiet = !this.complain(error)
  }

  #renew(): AbortSignal {
    this.pause()
    this.#scope = new AbortController()
    return this.#scope.signal
  }

  /** The page that was just turned begins at the frame's top. */
  #scrollUp(): void {
    const { host } = this
    const scroll: unknown = Reflect.get(host, 'scroll')
    if (scroll !== 'none' && host.getBoundingClientRect().top < 0) host.scrollIntoView()
  }
}
