import { openHostChannel, type SendToGuest } from '../protocol/host-channel.ts'
import type { GuestMessage } from '../protocol/message.ts'
import { followHeight, type HeightLimits } from './frame-height.ts'
import { watchLiveness } from './frame-liveness.ts'
import { watchOutcome } from './frame-outcome.ts'
import { readTheme, watchTheme } from './host-theme.ts'
import type { BlockedCode, ShownCode } from './session-error.ts'

/** What the watchers answer themselves is left out. */
export type SessionMessage = Exclude<GuestMessage, { t: 'ready' | 'height' }>

export interface FrameEvents {
  /** Some page has taken the blank one's place. */
  committed: () => void
  /** The page is up; null when it speaks no protocol. */
  ready: (protocol: number | null) => void
  message: (message: SessionMessage) => void
  resized: (height: number) => void
  blocked: (code: BlockedCode) => void
  /** Once for each code, until a page is ready again. */
  problem: (code: ShownCode) => void
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
  events: FrameEvents,
): SendToGuest {
  const view = host.ownerDocument.defaultView ?? window
  const said = new Set<ShownCode>()
  let spoken = false
  let theme = ''

  function problem(code: ShownCode): void {
    if (said.has(code)) return
    said.add(code)
    events.problem(code)
  }

  function sendTheme(): void {
    const message = readTheme(host)
    if (theme === (theme = JSON.stringify(message))) return
    send(message)
  }

  const follow = followHeight(host, frame, signal, events.resized, () => problem('resize-loop'))
  const alive = watchLiveness(frame, signal, () => send({ t: 'ping' }), problem)
  const send = openHostChannel({
    frame,
    view,
    origin: new URL(frame.src).origin,
    signal,
    onHello: alive,
    onReady(version) {
      said.clear()
      spoken = true
      theme = ''
      sendTheme()
      events.ready(version)
    },
    onMessage(message) {
      alive()
      if (message.t === 'height') follow(message.px)
      else if (message.t !== 'ready') events.message(message)
    },
    onProblem(code) {
      problem(code)
      if (code !== 'protocol-version' || spoken) return
      // It may speak of things to come; until then it is a page like any other.
      spoken = true
      events.ready(null)
    },
  })
  // To a guest below another document we are not its parent: it will not listen, but works.
  watchOutcome(frame, speaks && view === window, () => spoken, signal, {
    committed: events.committed,
    opaque: () => events.ready(null),
    blocked: events.blocked,
  })
  watchTheme(signal, sendTheme)
  return send
}
