import type { GuestMessage, HostMessage } from './message.ts'
import { PROTOCOL, VERSIONS } from './message.ts'
import { observeHeight } from './observe-height.ts'
import { parseHostMessage, parseWelcome } from './parse-message.ts'
import { randomId } from './random-id.ts'

/** What a page may say; the channel says `ready` by itself. */
export type OutgoingMessage = Exclude<GuestMessage, { t: 'ready' }>

export interface GuestChannelOptions {
  /**
   * Origins of the host pages that may talk to this page, compared as a whole
   * ("https://shop.example"): the same list as the page's `frame-ancestors`.
   * With an empty list the page never connects.
   */
  allowedParents: readonly string[]
  /** Gets `focus` and `theme`. A `ping` is answered by the channel itself. */
  onMessage?(message: HostMessage): void
  /**
   * The element that wraps all content, not `<body>` or `<html>`: those grow
   * with the frame and would make it grow without end. While it is given, its
   * height, with its margins, is sent whenever it changes.
   */
  content?: Element | null
}

export interface GuestChannel {
  /**
   * Says something to the host page. Before a host has answered, messages
   * wait (the latest 32 of them); when the page is not framed, they are dropped.
   */
  send(message: OutgoingMessage): void
  /** Ends it all: listeners, observers, the port. It cannot be opened again. */
  stop(): void
  /** Whether a host page listens. */
  readonly connected: boolean
}

/** Messages kept until a host has answered. */
const MAX_WAITING = 32

/** Milliseconds before the first hello is said again; each further pause is half as long again. */
const FIRST_PAUSE = 100
/** A host that has just come up waits 4 seconds for a hello: no pause may be as long. */
const LONGEST_PAUSE = 3000
/** Two minutes of hellos; a host that is not there by then does not speak the protocol. */
const MOST_HELLOS = 48

/**
 * Opens the inside of a session frame's wall: announces the page to the host
 * page, and speaks over the port that it gets back. Call it once, as early as
 * possible: the host gives up on a silent page 4 seconds after it was shown.
 *
 * The page may be up before its host listens, so the hello is said again, with
 * growing pauses, until a host has answered it or two minutes have gone by.
 *
 * In a page that is not framed it does nothing and never connects, so that
 * one page serves both. It never throws.
 *
 * ```ts
 * const host = openGuestChannel({
 *   allowedParents: ['https://shop.example'],
 *   content: document.querySelector('main'),
 *   onMessage: (message) => { if (message.t === 'focus') firstField.focus() },
 * })
 * host.send({ t: 'progress', page: 1, pages: 3 })
 * ```
 */
export function openGuestChannel(options: GuestChannelOptions): GuestChannel {
  const { parent } = window
  const waiting: OutgoingMessage[] = []
  let port: MessagePort | null = null
  let id = ''
  let height = 0
  let again = 0

  function send(message: OutgoingMessage): void {
    if (port !== null) return port.postMessage(message)
    if (parent === window) return
    waiting.push(message)
    if (waiting.length > MAX_WAITING) waiting.shift()
  }

  function disconnect(): void {
    clearTimeout(again)
    port?.close()
    port = null
  }

  function sayHello(left: number, pause: number): void {
    // There is no secret in it, and the parent's origin is not known yet.
    parent.postMessage({ p: PROTOCOL, t: 'hello', v: VERSIONS, id }, '*')
    if (left === 1) return
    again = window.setTimeout(sayHello, pause, left - 1, Math.min(pause * 1.5, LONGEST_PAUSE))
  }

  function introduce(): void {
    disconnect()
    id = randomId()
    sayHello(MOST_HELLOS, FIRST_PAUSE)
  }

  function connect(given: MessagePort, nonce: string): void {
    clearTimeout(again)
    port = given
    const ready: GuestMessage = { t: 'ready', nonce }
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = parseHostMessage(data)
      // There is no "pong": saying `ready` again shows that the page is alive.
      if (message?.t === 'ping') port?.postMessage(ready)
      else if (message !== null) options.onMessage?.(message)
    })
    port.start()
    port.postMessage(ready)
    if (height > 0) send({ t: 'height', px: height })
    for (const message of waiting.splice(0)) send(message)
  }

  function onWindowMessage(event: MessageEvent<unknown>): void {
    if (event.source !== parent || !options.allowedParents.includes(event.origin)) return
    const welcome = parseWelcome(event.data)
    if (welcome === null || welcome.echo !== id || !VERSIONS.includes(welcome.v)) return
    const [given] = event.ports
    if (port !== null || given === undefined || event.ports.length > 1) return
    connect(given, welcome.nonce)
  }

  /** A page that comes back out of the back/forward cache has lost its port. */
  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted) introduce()
  }

  if (parent === window) return { send, stop: () => {}, connected: false }

  window.addEventListener('message', onWindowMessage)
  window.addEventListener('pageshow', onPageShow)
  const stopObserving =
    options.content &&
    observeHeight(options.content, (px) => {
      height = px
      // Nobody needs the heights a page had before it was connected.
      if (port !== null) send({ t: 'height', px })
    })
  introduce()

  return {
    send,
    stop() {
      window.removeEventListener('message', onWindowMessage)
      window.removeEventListener('pageshow', onPageShow)
      stopObserving?.()
      disconnect()
      waiting.length = 0
    },
    get connected() {
      return port !== null
    },
  }
}
