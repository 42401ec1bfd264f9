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

/** What both elements do; they differ in what they ask for. */
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
    if (this.#run?.frame) this.#run.focus()
    else super.focus(options)
  }

  connectedCallback(): void {
    // A style sheet belongs to one document, and the element may have come from another one.
    const { CSSStyleSheet } = this.ownerDocument.defaultView ?? window
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(sessionStyles)
    this.#root.adoptedStyleSheets = [sheet]
    this.#moved = true
    this.requestUpdate()
  }

  disconnectedCallback(): void {
    // It may only be on its way to another place; but its frame is lost in any case.
    this.#run?.frame?.remove()
    queueMicrotask(() => {
      if (!this.isConnected) this.#run?.pause()
    })
  }

  /** With this, `moveBefore()` moves the element without taking it out. */
  connectedMoveCallback(): void {}

  protected override update(): void {
    super.update()
    const { route, id } = this.wanted()
    const { endpoint, publicUrl, loading } = this
    const lead = this.lead ?? jwtPart(this.token, 1)?.['lead']
    const identity = JSON.stringify([endpoint, route, id, lead, publicUrl])
    const eager = loading ? loading === 'eager' : !!publicUrl
    if (identity !== this.#identity) {
      this.#identity = identity
      this.#begin(eager)
    } else if (this.#moved) this.#run?.resume(eager)
    this.#moved = false
    if (this.#run) this.#view.draw(this.#run, this.minHeight)
    this.#reflect()
  }

  #begin(eager: boolean): void {
    this.#run?.pause()
    this.#run = new SessionRun(this, sessionKey(this, this.#identity))
    this.#run.start(eager)
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
    const missing = required && state !== 'completed'
    internals.setValidity({ valueMissing: missing }, missing ? english.required : '')
    const value = new FormData()
    if (name && sessionId) {
      value.set(name, sessionId)
      value.set(`${name}-receipt`, this.#run?.receipt ?? '')
    }
    internals.setFormValue(value)
  }
}
