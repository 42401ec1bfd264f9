import type { PropertyValues } from 'lit'
import { clampHeight } from './frame-height.ts'
import { jwtPart } from './jwt-part.ts'
import type { SessionError } from './session-error.ts'
import type { SessionHost } from './session-host.ts'
import { sessionKey } from './session-key.ts'
import { SessionOptions } from './session-options.ts'
import { SessionRun } from './session-run.ts'
import type { SessionState } from './session-state.ts'
import { sessionStyles } from './session-styles.ts'
import { sessionView } from './session-view.ts'
import { english } from './strings.ts'
import type { Wanted } from './wanted.ts'

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
 * @slot loading - Shown until there is something to see in the frame.
 * @slot error - Said in place of the element's own words when something is wrong.
 *
 * @csspart frame - The session's frame.
 * @csspart loading - What is shown until there is something to see in it.
 * @csspart error - The message, with its button.
 * @csspart link - The link that opens the session in a new tab.
 *
 * @cssproperty [--sessionframe-height=600px] - The height that is reserved before the session has told its own.
 * @cssproperty [--sessionframe-radius=8px] - Of the frame (none by default), the message and its button.
 * @cssproperty [--sessionframe-accent=CanvasText] - The buttons' background.
 * @cssproperty [--sessionframe-accent-text=Canvas] - The buttons' text.
 */
export abstract class SessionElement extends SessionOptions implements SessionHost {
  static readonly formAssociated = true

  readonly #internals = this.attachInternals()
  readonly #root = this.attachShadow({ mode: 'open', delegatesFocus: true })
  readonly #view = sessionView(
    this.#root,
    () => this.#run?.retry(),
    () => this.restart(),
  )
  #run: SessionRun | undefined
  /** Tells sessions apart: a change of it means another session, any other change does not. */
  #identity = ''
  #moved = false

  /** @ignore */
  abstract wanted(): Wanted

  /** Where the session stands; also matched by `:state(…)`. */
  get state(): SessionState {
    return this.#run?.state ?? 'idle'
  }

  /** The endpoint's opaque id, once it is known. */
  get sessionId(): string | undefined {
    return this.#run?.session?.id
  }

  /** Why it is `failed` or `blocked`, else null. */
  get error(): SessionError | null {
    return this.#run?.error ?? null
  }

  /** Starts a session that waits to be seen, and shows one that was closed. */
  open(): void {
    if (this.isConnected && /idle|closed/.test(this.state)) this.#run?.retry()
  }

  /** Takes the frame away; the session stays what it is. */
  close(): void {
    if (this.isConnected && this.state !== 'closed') this.#run?.close()
  }

  /** Begins a new session in place of this one. */
  restart(): void {
    if (!this.isConnected) return
    this.#run?.forget()
    this.#begin(true)
  }

  /** Moves the focus into the session, or to what there is to press. */
  override focus(options?: FocusOptions): void {
    if (this.#run?.frame && !this.error) this.#run.focus()
    else super.focus(options)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // A style sheet belongs to one document, and the element may have come from another one.
    const { CSSStyleSheet } = this.ownerDocument.defaultView ?? window
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(sessionStyles)
    this.#root.adoptedStyleSheets = [sheet]
    this.#moved = true
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // It may only be on its way to another place; but its frame is lost in any case.
    this.#run?.frame?.remove()
    queueMicrotask(() => {
      if (!this.isConnected) this.#run?.pause()
    })
  }

  /** With this, `moveBefore()` moves the element without taking it out. */
  connectedMoveCallback(): void {}

  protected override createRenderRoot(): ShadowRoot {
    return this.#root
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    if (!this.isConnected) return
    const { route, id } = this.wanted()
    const { endpoint, publicUrl, loading } = this
    const lead = this.lead ?? jwtPart(this.token, 1)?.['lead']
    const identity = JSON.stringify([endpoint, route, id, lead, publicUrl])
    const eager = loading ? loading === 'eager' : !!publicUrl
    if (identity !== this.#identity) {
      this.#identity = identity
      this.#begin(eager)
    } else if (this.#moved) this.#goOn(eager)
    this.#moved = false
    const hint = this.#run?.session?.height || this.minHeight
    if (this.#run) this.#view.draw(this.#run, hint ? clampHeight(this, hint) : undefined)
    this.#reflect()
  }

  #begin(eager: boolean): void {
    this.#run?.pause()
    this.#run = new SessionRun(this, sessionKey(this, this.#identity))
    this.#goOn(eager)
  }

  /** Soon, not now: what a listener changes while an update is under way would be lost. */
  #goOn(eager: boolean): void {
    const run = this.#run
    queueMicrotask(() => {
      if (run === this.#run && this.isConnected) run?.goOn(eager)
    })
  }

  /** Shows the state to style sheets and to the owner's form. */
  #reflect(): void {
    const { state, sessionId, name, required } = this
    const internals = this.#internals
    try {
      internals.states.clear()
      internals.states.add(state)
    } catch {
      // Before Chromium 125 a state had to begin with two dashes.
    }
    const missing = required && !this.#run?.complete
    internals.setValidity({ valueMissing: missing }, missing ? english.required : '')
    const value = new FormData()
    if (name && sessionId) {
      value.set(name, sessionId)
      value.set(`${name}-receipt`, this.#run?.receipt ?? '')
    }
    internals.setFormValue(value)
  }
}
