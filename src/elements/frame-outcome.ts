import { after } from './after.ts'
import type { BlockedCode } from './session-error.ts'

/** How often we look, in milliseconds. Looks are counted, not hours: a laptop may sleep in between. */
const LOOK_EVERY = 250
/** Looks until a frame must show some page: 10 s, or 15 s where data is saved. */
const COMMIT_LOOKS = 40
const COMMIT_LOOKS_SAVING = 60
/** Looks until a page must have spoken: 4 s. */
const HELLO_LOOKS = 16

/** Chromium's hint that the visitor wants to save data. https://wicg.github.io/savedata/ */
type SavingNavigator = Navigator & { connection?: { saveData?: boolean } }

export interface FrameOutcome {
  /** Some page is there. It may be the browser's own error page: from outside they look the same. */
  arrived(): void
  /** The page is there and speaks no protocol. */
  cameUp(protocol: null): void
  wasBlocked(code: BlockedCode): void
}

/**
 * Finds out whether a frame that was just inserted comes up. Frames fire
 * `load` for error pages too and `error` never, and a page that waits for one
 * slow image fires nothing; so we look whether the blank page that every frame
 * starts with has gone.
 * @param speaks Whether the page must speak the protocol.
 * @param isHeard Whether it has said hello: on a slow device it is loaded long before it is ready.
 * @param hasSpoken Whether it has shaken hands.
 */
export function watchOutcome(
  frame: HTMLIFrameElement,
  speaks: boolean,
  isHeard: () => boolean,
  hasSpoken: () => boolean,
  signal: AbortSignal,
  outcome: FrameOutcome,
): void {
  let left = (navigator as SavingNavigator).connection?.saveData
    ? COMMIT_LOOKS_SAVING
    : COMMIT_LOOKS
  let committed = false
  let loaded = false
  let refused = false

  function look(): void {
    if (refused) return
    left -= 1
    // Another origin's document is out of reach; the blank one is ours.
    if (!committed && frame.contentDocument === null) {
      committed = true
      left = HELLO_LOOKS
      outcome.arrived()
    }
    if (hasSpoken()) return
    if (committed && !speaks && (left <= 0 || (loaded && !isHeard()))) outcome.cameUp(null)
    else if (left <= 0) outcome.wasBlocked(committed ? 'frame-unresponsive' : 'frame-timeout')
    else after(LOOK_EVERY, signal, look)
  }

  after(LOOK_EVERY, signal, look)
  frame.addEventListener('load', () => (loaded = true), { signal })
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI }) => {
      if (effectiveDirective !== 'frame-src' || !frame.src.startsWith(blockedURI)) return
      refused = true
      outcome.wasBlocked('frame-csp')
    },
    { signal },
  )
}
