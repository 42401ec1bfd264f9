import type { PropertyValues } from 'lit'
import { FormControl } from './form-control.ts'
import { findSession } from './found-session.ts'
import { clampHeight } from './frame-height.ts'
import { inviteFor } from './invite.ts'
import { recallHeight } from './height-memory.ts'
import { watchTheme } from './host-theme.ts'
import { jwtPart } from './jwt-part.ts'
import type { SessionError } from './session-error.ts'
import type { CloseReason, SessionEventMap } from './session-events.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionKind } from './session-kinds.ts'
import { sessionKey } from './session-key.ts'
import { sessionOverlay } from './session-overlay/session-overlay.ts'
import { watchOpeners } from './session-overlay/watch-openers.ts'
import { sessionRun, type SessionRun } from './session-run.ts'
import type { SessionState } from './session-state.ts'
import { sessionStyles } from './session-styles.ts'
import { sessionView } from './session-view.ts'
import { VERSION } from './version.ts'
import type { Wanted } from './wanted.ts'
import { styleSheet } from './style-sheet.ts'
import type { Strings } from './strings.ts'
import { words } from './words.ts'

type Events = Omit<HTMLElementEventMap, keyof SessionEventMap> & SessionEventMap

/** Listeners know what they are told. https://dom.spec.whatwg.org/#interface-eventtarget */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- overloads of what is there
export interface SessionElement {
  addEventListener<Name extends keyof Events>(
    name: Name,
    listener: (this: this, event: Events[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<Name extends keyof Events>(
    name: Name,
    listener: (this: this, event: Events[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void
}

/**
 * What both elements do; they differ in what they ask for.
 *
 * @fires {SessionCreatingEvent} session-creating - The endpoint is being asked for a session.
 * @fires {SessionCreatedEvent} session-created - There is a session, and its frame goes into the page.
 * @fires {SessionReadyEvent} session-ready - The page in the frame is up.
 * @fires {SessionProgressEvent} session-progress - The visitor sees another page of the form.
 * @fires {SessionResizeEvent} session-resize - The frame got another height.
 * @fires {SlotSelectedEvent} slot-selected - The visitor picked a slot; it is not booked yet.
 * @fires {SessionSubmittedEvent} session-submitted - The visitor has sent the form or confirmed the slot.
 * @fires {AppointmentBookedEvent} appointment-booked - An appointment is booked.
 * @fires {AppointmentRescheduledEvent} appointment-rescheduled - A booked appointment has other times now.
 * @fires {AppointmentCancelledEvent} appointment-cancelled - A booked appointment is off.
 * @fires {SessionCompletedEvent} session-completed - The session is complete.
 * @fires {SessionClosedEvent} session-closed - The session is put away; `open()` shows it again.
 * @fires {SessionExpiredEvent} session-expired - The session has run out of time.
 * @fires {SessionErrorEvent} session-error - Something went wrong; `preventDefault()` keeps the element's own message away.
 * @fires {SessionDebugEvent} session-debug - With `debug`: what just happened, in a few words.
 *
 * @slot opener - A button or link of yours that opens it; with `popover` it floats in the corner.
 * @slot - A link for pages without script; also beside a message where there is no session to link to.
 * @slot loading - Shown until there is something to see in the frame.
 * @slot start - Said above the button that starts it, with `intent` and `consent`.
 * @slot error - Said in place of the element's own words when something is wrong.
 *
 * @csspart frame - The session's frame.
 * @csspart loading - What is shown until there is something to see in it.
 * @csspart start - With `intent` and `consent`: what is shown until the visitor starts it, with its button.
 * @csspart error - The message, with its button.
 * @csspart link - The link that opens the session in a new tab.
 * @csspart dialog - What lies over the page, with `modal`, `drawer` and `popover`.
 * @csspart close - The button that closes it.
 *
 * @cssState idle - It waits: for the viewport, an opener, a click, an id.
 * @cssState creating - The endpoint is being asked for a session.
 * @cssState loading - The frame is in the page; nothing has been heard of it.
 * @cssState ready - The page in the frame is up.
 * @cssState submitted - The visitor has sent the form or confirmed the slot.
 * @cssState completed - The session is complete.
 * @cssState closed - It is put away.
 * @cssState expired - It has run out of time.
 * @cssState failed - There is no session; `error` says why.
 * @cssState blocked - There is a session that cannot be shown here; `error` says why.
 *
 * @cssproperty [--sessionframe-height=clamp(600px, 90svh, 900px)] - The height that is reserved before the session has told its own.
 * @cssproperty [--sessionframe-radius=8px] - Of the frame (none by default), the message and its button.
 * @cssproperty [--sessionframe-accent=CanvasText] - The buttons' background.
 * @cssproperty [--sessionframe-accent-text=Canvas] - The buttons' text.
 */
export abstract class SessionElement extends FormControl implements SessionHost {
  /** @ignore */
  static readonly version = VERSION

  readonly #root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
  readonly #view = sessionView(this, this.#root)
  readonly #overlay = sessionOverlay(this, this.#root)
  #run: SessionRun | undefined
  /** Tells sessions apart: a change of it means another session, any other change does not. */
  #identity = ''
  #moved = false
  /** Until the element has other ancestors. */
  #above = new AbortController()

  /** What tells it from the other element. */
  protected abstract readonly sessionKind: SessionKind

  /** @ignore */
  wanted(): Wanted {
    const { sessionKind, lead, values } = this
    const { claim } = sessionKind
    const id = (this as Partial<Record<typeof claim, string | null>>)[claim]
    // What is undefined goes nowhere. An appointment takes no values.
    const prefill = claim === 'journey' ? values : null
    const body = { [claim]: id, lead: lead ?? undefined, values: prefill ?? undefined }
    return { ...sessionKind, id, body }
  }

  /** Where the session stands; also matched by `:state(…)`. */
  get state(): SessionState {
    return this.#run?.isClosed ? 'closed' : (this.#run?.stage ?? 'idle')
  }

  /** The endpoint's opaque id, once it is known. */
  get sessionId(): string | undefined {
    return this.#run?.session?.id
  }

  /** Why it is `failed` or `blocked`, else null. */
  get error(): SessionError | null {
    return this.#run?.error ?? null
  }

  /**
   * Shows the session, wherever `display` wants it: begins one that waits,
   * tries again after a failure, brings back what was closed. With `window`,
   * call it in a click.
   */
  open(): void {
    this.#open()
  }

  /**
   * Starts a session that waits for intent: the pointer or the focus has come to what opens it.
   * @ignore
   */
  warm(): void {
    if (this.loading !== 'intent') return
    void this.updateComplete.then(() => {
      if (this.#able && this.state === 'idle') this.#run?.again()
    })
  }

  /** Puts the session away; what was typed in an overlay stays, and it is still heard. */
  close(): void {
    this.dismiss('method')
  }

  /** @ignore */
  dismiss(reason: CloseReason): void {
    const { isOver, isOpen, hide } = this.#overlay
    if (!this.isConnected || !this.#run || this.#run.isClosed) return
    if (isOver() ? !isOpen() : reason === 'guest') return
    hide()
    this.#run.close(reason)
  }

  /** Begins a new session in place of this one, and shows it. */
  restart(): void {
    if (!this.#able) return
    this.#run?.forget()
    this.#begin('')
    this.open()
  }

  /** Moves the focus into the session, or to what there is to press. */
  override focus(options?: FocusOptions): void {
    if (this.#run?.shownIn && !this.error) this.#run.focus()
    else super.focus(options)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // A style sheet belongs to one document, and the element may have come from another one.
    this.#root.adoptedStyleSheets = sessionStyles.map((text) =>
      styleSheet(this.ownerDocument, text),
    )
    this.#moved = true
    this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // It may only be on its way to another place; but its frame is lost in any case.
    this.#run?.unframe()
    // A dialog does not stay open on its way either.
    if (this.#run) this.#run.isClosed ||= this.#overlay.isOpen()
    this.#overlay.hide()
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#run?.halt()
      this.#above.abort()
    })
  }

  /** With this, `moveBefore()` moves the element without taking it out. */
  connectedMoveCallback(): void {
    this.#overlay.stay()
    this.#follow()
  }

  /** Follows the language and the look of the page where the element stands. */
  #follow(): void {
    this.#above.abort()
    this.#above = new AbortController()
    const { signal } = this.#above
    watchTheme(this, signal, () => this.requestUpdate())
    watchOpeners(this, signal, !this.#run, (opener) => {
      const command = opener?.getAttribute('command')
      const closes = command === '--close' || (this.#overlay.isOpen() && command !== '--open')
      if (closes) this.dismiss('button')
      else this.#open(opener)
    })
    this.requestUpdate()
  }

  /** A form that is empty again has a session that has not begun. */
  formResetCallback(): void {
    this.#run?.forget()
    this.#identity = ''
    this.requestUpdate()
  }

  /** While it is disabled nothing begins; what is shown stays, out of reach. */
  formDisabledCallback(): void {
    this.#moved = true
    this.requestUpdate()
  }

  /** A session that had begun is asked for again. Whether it is complete its page or the endpoint will tell. */
  formStateRestoreCallback(state: unknown): void {
    if (state === 'begun') this.warm()
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    if (!this.isConnected) return
    const wanted = this.wanted()
    const { route, id } = wanted
    const { endpoint, publicUrl } = this
    const said = words(this)
    const title = this.frameTitle ?? said[wanted.title]
    const seen = !!this.#run?.shownIn && !this.#run.isClosed
    this.#overlay.place(seen, title, said)
    const lead = this.lead ?? jwtPart(inviteFor(wanted) ?? this.token, 1)?.['lead']
    const identity = JSON.stringify([endpoint, route, id, lead, publicUrl])
    const usual = publicUrl && this.display === 'inline' ? 'eager' : 'lazy'
    const loading = this.#overlay.isOpen() ? 'eager' : this.loading || usual
    const able = this.#able
    if (!able && this.state === 'idle') this.#run?.halt()
    else if (able && identity !== this.#identity) {
      this.#identity = identity
      this.#begin(loading)
    } else if (this.#moved) this.#goOn(loading)
    this.#moved = false
    const run = this.#run
    if (run) {
      const known = run.reserved || recallHeight(wanted) || this.minHeight
      const height = `${clampHeight(this, known || run.session?.height || 0)}px`
      run.sendTheme()
      // An expectation only adds to what is reserved: less would move what follows up.
      this.#view.redraw(run, said, title, known ? height : `max(${height}, var(--_first))`)
    }
    this.#reflect(said)
    // Where there is no use for it, it has waited for the frame.
    const waits = this.#root.activeElement as HTMLElement | null
    if (waits?.tabIndex === -1 && /ready|submitted|completed/.test(this.state)) this.#run?.focus()
  }

  /** @param opener Null where the page's address has asked for it, undefined where code has. */
  #open(opener?: HTMLElement | null): void {
    // What was set just now counts.
    void this.updateComplete.then(() => {
      if (!this.#able) return
      const { isOver, isOpen, reveal } = this.#overlay
      reveal(opener)
      if (isOpen() || !isOver()) this.#run?.open(isOpen())
    })
  }

  get #able(): boolean {
    return this.isConnected && !this.matches(':disabled')
  }

  #begin(loading: string): void {
    const before = this.#run
    before?.halt()
    this.#run = sessionRun(this, sessionKey(this, this.wanted(), this.#identity))
    if (!before) this.#run.takeOver(findSession(this.#root))
    this.#goOn(loading)
  }

  /** Soon, not now: what a listener changes while an update is under way would be lost. */
  #goOn(loading: string): void {
    const run = this.#run
    queueMicrotask(() => {
      if (run === this.#run && this.isConnected) run?.goOn(loading)
    })
  }

  /** Shows the state to style sheets and to the owner's form. */
  #reflect(said: Strings): void {
    const { state, sessionId, name, required, resume } = this
    const { isComplete, receipt } = this.#run ?? {}
    const value = new FormData()
    if (name && sessionId) {
      value.set(name, sessionId)
      value.set(`${name}-receipt`, receipt ?? '')
    }
    const begun = state !== 'idle' && !isComplete && resume !== 'none'
    const missing = required && !isComplete ? said.required : ''
    this.tellForm(state, missing, value, begun ? 'begun' : '')
  }
}
