/* Runs first in every owner's page: notes layout shifts, and since when the frame can be seen. */
{
  const bench = { shift: 0, seen: [] }
  window.bench = bench
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })

  const frameIn = (root) => {
    const frame = root.querySelector('iframe:not([hidden])')
    const host = frame ? null : root.querySelector('journey-session')
    return host?.shadowRoot ? frameIn(host.shadowRoot) : frame
  }

  /** Whether it has a size, is not transparent or hidden, and nothing lies over its middle. */
  const shows = (frame) => {
    if (!frame?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const { left, top, width, height } = frame.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + Math.min(height, innerHeight - top) / 2]
    let above = document.elementFromPoint(x, y)
    while (above?.shadowRoot) above = above.shadowRoot.elementFromPoint(x, y)
    return above === frame
  }

  let before = false
  const look = () => {
    const now = shows(frameIn(document))
    // It is drawn at the end of this animation frame.
    if (now !== before) bench.seen.push({ now, at: performance.timeOrigin + performance.now() })
    before = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
