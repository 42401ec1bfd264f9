/** Milliseconds before the width is looked at again; each time twice as many. */
const FIRST_LOOK = 25

/**
 * Reports the height of `content` with its margins, in whole CSS pixels: at
 * once, and then whenever it changes, at most once a frame. The wrapper's own
 * box is measured because `scrollHeight` never shrinks again, and because a
 * `100vh` page grows with the frame that follows it.
 * @returns Ends it.
 */
export function observeHeight(content: Element, report: (px: number) => void): () => void {
  let frame = 0
  let last = -1
  let look: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_LOOK

  function measure(): void {
    frame = 0
    // A frame that the host page has not laid out yet: every word would have a line of its own.
    if (content.ownerDocument.defaultView?.innerWidth === 0) {
      clearTimeout(look)
      look = setTimeout(measure, pause)
      pause *= 2
      return
    }
    const { marginTop, marginBottom } = getComputedStyle(content)
    const margins = (parseFloat(marginTop) || 0) + (parseFloat(marginBottom) || 0)
    const px = Math.ceil(content.getBoundingClientRect().height + margins)
    if (px === last) return
    last = px
    report(px)
  }

  const observer = new ResizeObserver(() => {
    frame ||= requestAnimationFrame(measure)
  })
  observer.observe(content)
  // A frame off the screen gets no animation frames; its first height must not wait for one.
  measure()

  return () => {
    observer.disconnect()
    cancelAnimationFrame(frame)
    clearTimeout(look)
  }
}
