import type { GuestMessage, HostMessage, WelcomeMessage } from './message.ts'
import { PROTOCOL, VERSIONS } from './message.ts'
import { parseGuestMessage, parseHello } from './parse-message.ts'
import { randomId } from './random-id.ts'
import { tokenBucket } from './token-bucket.ts'

/** What went wrong at the wall; none of it ends the session. */
type HostChannelProblem = 'frame-navigated' | 'protocol-version' | 'protocol-violation'

export interface HostChannelOptions {
  frame: HTMLIFrameElement
  /** The window it is in. */
  view: Window
  /** The only origin whose pages are listened to, compared as a whole. */
  origin: string
  /** Ends the channel: the listener and the port. */
  signal: AbortSignal
  /** A page introduced itself; it may be listened to once it is ready. */
  onHello(): void
  /** It has answered over its port. */
  onReady(version: number): void
  /** Whatever it says from then on, with a `ready` for each ping. */
  onMessage(message: GuestMessage): void
  /** May come often: a page that talks too much is reported for each word. */
  onProblem(code: HostChannelProblem): void
}

/** Speaks to the guest; before it has shaken hands nothing is sent. */
export type SendToGuest = (message: HostMessage) => void

/**
 * The host's side of the frame's wall. It listens for a `hello` that comes
 * from the frame's window *and* from the expected origin: the window of a
 * frame stays the same when it navigates to a stranger, and a sibling may have
 * the same origin. Each page that says hello gets a port of its own, sent to
 * the expected origin only; the port before it is closed.
 */
export function openHostChannel(options: HostChannelOptions): SendToGuest {
  const { frame, view, origin, signal } = options
  const mayPass = tokenBucket(240, 120)
  let port: MessagePort | undefined
  let guest = ''
  let connected = false

  function welcome(v: number, echo: string): void {
    port?.close()
    guest = echo
    connected = false
    const nonce = randomId()
    const { port1, port2 } = new MessageChannel()
    port = port1
    port.addEventListener('message', (event: MessageEvent<unknown>) => {
      for (const extra of event.ports) extra.close()
      if (!mayPass()) return options.onProblem('protocol-violation')
      const message = parseGuestMessage(event.data)
      if (message === null) return
      if (connected) return options.onMessage(message)
      connected = message.t === 'ready' && message.nonce === nonce
      if (connected) options.onReady(v)
    })
    port.start()
    const message: WelcomeMessage = { t: 'welcome', v, echo, nonce }
    frame.contentWindow?.postMessage({ p: PROTOCOL, ...message }, origin, [port2])
    options.onHello()
  }

  function onWindowMessage(event: MessageEvent<unknown>): void {
    if (event.source === null || event.source !== frame.contentWindow) return
    const hello = parseHello(event.data)
    if (hello === null || hello.id === guest) return
    if (!mayPass()) return options.onProblem('protocol-violation')
    if (event.origin !== origin) return options.onProblem('frame-navigated')
    const version = VERSIONS.findLast((v) => hello.v.includes(v))
    if (!version) return options.onProblem('protocol-version')
    welcome(version, hello.id)
  }

  view.addEventListener('message', onWindowMessage, { signal })
  signal.addEventListener('abort', () => port?.close())

  return (message) => {
    if (connected) port?.postMessage(message)
  }
}
