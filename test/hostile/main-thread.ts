/** The longest time that this page could do nothing, in milliseconds, until it is asked. */
export function watchMainThread(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 5)
  return () => {
    clearInterval(timer)
    return longest
  }
}
