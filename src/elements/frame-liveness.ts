import type { ShownCode } from './session-error.ts'

/** Milliseconds between two pings, while the page is visible. */
const PING_EVERY = 20_000
/** Pings without an answer that make a frame stalled. */
const MAX_MISSED = 2
/** Milliseconds that a page loaded anew has to say something. */
const ANSWER_WITHIN = 3000

/**
 * Watches a frame whose page has spoken. A port does not tell that its other
 * end has gone, so we ask: now and then, and after every load but the first.
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
  let loads = 0
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

  function onLoad(): void {
    loads += 1
    if (loads === 1 || !spoken) return
    ask()
    clearTimeout(settling)
    settling = window.setTimeout(() => {
      if (missed > 0) problem('frame-navigated')
    }, ANSWER_WITHIN)
  }

  const timer = setInterval(look, PING_EVERY)
  frame.addEventListener('load', onLoad, { signal })
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    clearTimeout(settling)
  })
  return () => {
    spoken = true
    missed = 0
  }
}
