import type { ShownCode } from './session-error.ts'

/** Milliseconds between two pings, while the page is visible: any half a minute of silence has three. */
const PING_EVERY = 8000
/** Pings without an answer that make a frame stalled. */
const MAX_MISSED = 2
/** Milliseconds that a page loaded anew has to say something. */
const ANSWER_WITHIN = 3000

/**
 * Watches a frame whose page has spoken. A port does not tell that its other
 * end has gone, so we ask: now and then, after every load but the first, and
 * when the page is shown again.
 * No answer only says what is; a throttled page may yet come back.
 * @returns Takes note that the page has said something.
 */
export function watchLiveness(
  frame: HTMLIFrameElement,
  signal: AbortSignal,
  ping: () => void,
  problem: (code: ShownCode) => void,
): () => void {
  let spoken = false
  // One that is in the page already has had its first load, or is about to: then it is asked once more.
  let loaded = frame.isConnected
  let missed = 0
  let settling = 0

  function ask(): void {
    missed += 1
    ping()
  }

  function look(): void {
    if (document.hidden) missed = 0
    else if (spoken) {
      if (missed === MAX_MISSED) problem('frame-stalled')
      ask()
    }
  }

  function check(code: ShownCode): void {
    if (!spoken) return
    ask()
    clearTimeout(settling)
    settling = window.setTimeout(() => {
      if (missed > 0) problem(code)
    }, ANSWER_WITHIN)
  }

  const timer = setInterval(look, PING_EVERY)
  frame.addEventListener(
    'load',
    () => {
      if (loaded) check('frame-navigated')
      loaded = true
    },
    { signal },
  )
  // Back out of the back/forward cache, where ports may be cut.
  window.addEventListener('pageshow', () => check('frame-stalled'), { signal })
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    clearTimeout(settling)
  })
  return () => {
    spoken = true
    missed = 0
  }
}
