import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import type { Rate, RateCounter } from '../endpoint-store.ts'
import { limiterCounter } from './limiter-counter.ts'

/** About 60 MB. Whoever owns a large IPv6 network has more addresses than we have memory. */
const MOST_KEYS = 100_000

/**
 * Counts in this process. A key is forgotten when its window ends. When there
 * are too many within one window, the new ones share counts, by the first two
 * characters of their hash: 4096 of them.
 */
export function memoryCounter(
  { name, limit, windowSeconds }: Rate,
  mostKeys = MOST_KEYS,
): RateCounter {
  const limiter = new RateLimiterMemory({
    keyPrefix: name,
    points: limit,
    duration: windowSeconds,
  })
  const counter = limiterCounter(limiter)
  let since = 0
  let newKeys = 0

  return {
    async count(key) {
      if (Math.abs(Date.now() - since) >= windowSeconds * 1000) {
        since = Date.now()
        newKeys = 0
      }
      const crowded = newKeys >= mostKeys && (await limiter.get(key)) === null
      const count = await counter.count(crowded ? key.slice(0, 2) : key)
      if (!count.over && count.remaining === limit - 1) newKeys += 1
      return count
    },
  }
}
