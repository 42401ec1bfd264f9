import type { ShownCode } from './session-error.ts'

/** Milliseconds between two pings, while the page is visible. */
const PING_EVERY = 20_000
/** Pings without an answer that make a frame stalled. */
const MAX_MISSED = 2
/** Milliseconds that a page loaded anew has to introduce itself. */
const HELLO_WITHIN = 3000

export interface FrameLiveness {
  /** A page introduced itself. */
  hello: () => void
  /** It said something. */
  alive: () => void
}

/**
 * Watches a frame whose page has spoken. A port does not tell that its other
 * end has gone, so we count: every load is to bring a hello, every ping an
 * answer. Both only say what is; a throttled page may yet come back.
 */
export function watchLiveness(
  frame: HTMLIFrameElement,
  signal: AbortSignal,
  ping: () => void,
  problem: (code: ShownCode) => void,
): FrameLiveness {
  let loads = 0
  let hellos = 0
  let missed = 0
  let settling = 0

  function check(): void {
    if (hellos === 0) return
    if (hellos < loads) problem('frame-navigated')
    hellos = loads
  }

  function look(): void {
    if (document.hidden) missed = 0
    else if (hellos > 0) {
      if (missed === MAX_MISSED) problem('frame-stalled')
      missed += 1
      ping()
    }
  }

  const timer = setInterval(look, PING_EVERY)
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    clearTimeout(settling)
  })
  frame.addEventListener(
    'load',
    () => {
      loads += 1
      clearTimeout(settling)
      settling = window.setTimeout(check, HELLO_WITHIN)
    },
    { signal },
  )
  return {
    hello: () => {
      // Whether the first hello came before or after its load cannot be told: take it as before.
      hellos = (hellos || loads) + 1
    },
    alive: () => {
      missed = 0
    },
  }
}
