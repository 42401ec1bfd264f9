/**
 * Lets through a burst, then a steady rate.
 * @param burst Calls at once.
 * @param rate Calls a second after that.
 * @returns Whether this call may pass.
 */
export function tokenBucket(burst: number, rate: number): () => boolean {
  let tokens = burst
  let last = performance.now()
  return () => {
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - last) * rate) / 1000)
    last = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
