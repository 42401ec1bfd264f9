import type { SessionOptions } from './session-options.ts'

/** How near to the viewport is near enough. */
const MARGIN = '300px'

/**
 * Waits until a session is wanted, and never lets one be made while the page
 * is only being prerendered.
 * @param loading `eager`: at once. `lazy`: when the element comes near the
 * viewport with a size to it. `intent`: when the pointer or the focus comes to
 * it. Anything else: not by itself.
 * @param signal To be ended by whoever has heard `wanted` once.
 */
export function whenWanted(
  element: SessionOptions,
  loading: string,
  signal: AbortSignal,
  wanted: () => void,
): void {
  const page: Document & { prerendering?: boolean } = document
  if (page.prerendering) {
    const again = () => whenWanted(element, loading, signal, wanted)
    page.addEventListener('prerenderingchange', again, { once: true, signal })
  } else if (loading === 'eager') wanted()
  else if (loading === 'lazy') {
    // What is shown elsewhere does not wait to be seen here.
    if (element.display === 'inline') whenNear(element, signal, wanted)
  } else if (loading === 'intent') {
    element.addEventListener('pointerenter', wanted, { signal })
    element.addEventListener('focusin', wanted, { signal })
  }
}

function whenNear(element: Element, signal: AbortSignal, near: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.at(-1)?.intersectionRect
      if (seen?.width && seen.height) near()
    },
    // The second threshold tells when something that clipped it to nothing lets go.
    { rootMargin: MARGIN, threshold: [0, 0.01] },
  )
  // An element without a size that gets one crosses no threshold.
  const sizes = new ResizeObserver(() => {
    observer.unobserve(element)
    observer.observe(element)
  })
  sizes.observe(element)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    sizes.disconnect()
  })
}
