import { openHostChannel, type SendToGuest } from '../protocol/host-channel.ts'
import type { GuestMessage } from '../protocol/message.ts'
import { followHeight, type HeightLimits } from './frame-height.ts'
import { watchLiveness } from './frame-liveness.ts'
import { watchOutcome } from './frame-outcome.ts'
import { readTheme } from './host-theme.ts'
import type { BlockedCode, ShownCode } from './session-error.ts'

/** What the watchers answer themselves is left out. */
export type SessionMessage = Exclude<GuestMessage, { t: 'ready' | 'height' }>

/** Who wants to know what becomes of a frame. */
export interface FrameListener {
  /** Some page has taken the blank one's place. */
  arrived: () => void
  /** The page is up; null when it speaks no protocol. */
  cameUp: (protocol: number | null) => void
  hear: (message: SessionMessage) => void
  resized: (height: number) => void
  wasBlocked: (code: BlockedCode) => void
  /** Once for each code, until a page is ready again. */
  problem: (code: ShownCode) => void
}

export interface FrameWatch {
  send: SendToGuest
  /** Tells how the host page looks, if that has changed. */
  sendTheme(): void
}

/**
 * Looks after a frame that was just inserted, until `signal` ends it.
 * @param speaks Whether its page must speak the protocol.
 */
export function watchFrame(
  host: HTMLElement & HeightLimits,
  frame: HTMLIFrameElement,
  speaks: boolean,
  signal: AbortSignal,
  listener: FrameListener,
): FrameWatch {
  const view = host.ownerDocument.defaultView ?? window
  const said = new Set<ShownCode>()
  let heard = false
  let spoken = false
  let theme = ''

  function problem(code: ShownCode): void {
    if (said.has(code)) return
    said.add(code)
    listener.problem(code)
  }

  function sendTheme(): void {
    const message = readTheme(host)
    if (theme === (theme = JSON.stringify(message))) return
    send(message)
  }

  const follow = followHeight(host, frame, signal, listener.resized, () => problem('resize-loop'))
  const alive = watchLiveness(frame, signal, () => send({ t: 'ping' }), problem)
  const send = openHostChannel({
    frame,
    view,
    origin: new URL(frame.src).origin,
    signal,
    onHello() {
      // To a guest below another document we are not its parent: it will not listen, but works.
      heard = view === window
      alive()
    },
    onReady(version) {
      said.clear()
      spoken = true
      theme = ''
      sendTheme()
      listener.cameUp(version)
    },
    onMessage(message) {
      alive()
      if (message.t === 'height') follow(message.px)
      else if (message.t !== 'ready') listener.hear(message)
    },
    onProblem(code) {
      problem(code)
      if (code !== 'protocol-version' || spoken) return
      // It may speak of things to come; until then it is a page like any other.
      spoken = true
      listener.cameUp(null)
    },
  })
  watchOutcome(
    frame,
    speaks && view === window,
    () => heard,
    () => spoken,
    signal,
    listener,
  )
  return { send, sendTheme }
}
