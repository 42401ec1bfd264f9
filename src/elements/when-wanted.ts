/** How near to the viewport is near enough. */
const MARGIN = '300px'

/**
 * Calls `wanted` once the element comes near the viewport with a size to it,
 * or at once; never while the page is only being prerendered.
 */
export function whenWanted(
  element: Element,
  eager: boolean,
  signal: AbortSignal,
  wanted: () => void,
): void {
  const page: Document & { prerendering?: boolean } = document
  if (page.prerendering) {
    const again = () => whenWanted(element, eager, signal, wanted)
    return page.addEventListener('prerenderingchange', again, { once: true, signal })
  }
  if (eager) return wanted()

  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.at(-1)?.intersectionRect
      if (!seen?.width || !seen.height) return
      stop()
      wanted()
    },
    // The second threshold tells when something that clipped it to nothing lets go.
    { rootMargin: MARGIN, threshold: [0, 0.01] },
  )
  // An element without a size that gets one crosses no threshold.
  const sizes = new ResizeObserver(() => {
    observer.unobserve(element)
    observer.observe(element)
  })
  const stop = () => {
    observer.disconnect()
    sizes.disconnect()
  }
  sizes.observe(element)
  signal.addEventListener('abort', stop)
}
