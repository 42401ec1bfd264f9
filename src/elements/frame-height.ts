import { after } from './after.ts'

/** Never higher than this, in CSS pixels, unless the owner says so. */
const MAX_HEIGHT = 10_000
/** Never lower than this: a page that measures nothing would be gone. */
const MIN_HEIGHT = 100
/** A report that comes so soon after our own change answers it, in milliseconds; a busy machine takes its time. */
const ECHO = 500
/** So many echoes that each grew make a page that may grow for ever. */
const MAX_ECHOES = 30
/** How many more are let pass before it is asked again. */
const MORE_ECHOES = 10
/** Milliseconds that a smaller height waits for a greater one: a page that fetches is small for a moment. */
const SHRINK_AFTER = 400
/** Milliseconds of silence from us that tell a loop from an animation; twice the page's own pace is added, or a slow animation could be silent too. */
const HOLD = 250

export interface HeightLimits {
  /** CSS pixels. */
  readonly minHeight?: number | null
  readonly maxHeight?: number | null
}

/** A height as it may be applied: whole, and within the owner's limits or ours. */
export function clampHeight({ minHeight, maxHeight }: HeightLimits, px: number): number {
  return Math.ceil(Math.max(minHeight || MIN_HEIGHT, Math.min(maxHeight || MAX_HEIGHT, px)))
}

/**
 * Applies the heights that a guest reports. A page as high as its frame and a
 * bit (`min-height: 100vh` and some padding) grows with every change of ours:
 * after 30 such steps we hold still. A page that goes on changing by itself is
 * an animation; one that falls silent and jumps again when we follow is a
 * loop, and is frozen at what it has; it then scrolls inside.
 * Nothing moves up under the eyes of a reader who has not touched the frame: until then it only grows.
 * @param applied Called with each height that the frame got, in whole CSS pixels.
 * @param looped Called once, when the height is frozen.
 * @returns Takes a report, in CSS pixels.
 */
export function followHeight(
  limits: HeightLimits,
  frame: HTMLElement,
  signal: AbortSignal,
  applied: (height: number) => void,
  looped: () => void,
): (px: number) => void {
  let current = 0
  let appliedAt = 0
  let echoes = 0
  let silences = 0
  let wanted = Infinity
  let touched = false
  /** Reports while we hold still; undefined when we do not. */
  let held: number | undefined

  function set(height: number): void {
    current = height
    appliedAt = performance.now()
    frame.style.height = `${height}px`
    applied(height)
  }

  function release(): void {
    silences = held === 0 ? silences + 1 : 0
    echoes = held === 0 ? MAX_ECHOES - MORE_ECHOES : 0
    // Once frozen, it stays held.
    if (silences > 1) return looped()
    held = undefined
    set(wanted)
  }

  function shrink(): void {
    if (touched && wanted < current && held === undefined) set(wanted)
  }

  // The focus has gone into the frame, or the visitor to another window.
  frame.ownerDocument.defaultView?.addEventListener(
    'blur',
    () => {
      touched = true
      shrink()
    },
    { signal, once: true },
  )

  return (px) => {
    const height = clampHeight(limits, px)
    current ||= frame.offsetHeight
    // Rounding at odd zoom levels swings by one.
    wanted = height === current - 1 ? current : height
    if (wanted === current) return
    if (held !== undefined) {
      held += 1
      return
    }
    if (height < current) {
      return after(SHRINK_AFTER, signal, () => {
        if (wanted === height) shrink()
      })
    }
    const late = performance.now() - appliedAt
    echoes = late < ECHO ? echoes + 1 : echoes >> 1
    if (echoes < MAX_ECHOES) return set(height)
    held = 0
    after(HOLD + 2 * late, signal, release)
  }
}
