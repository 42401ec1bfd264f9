import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js'
import type { Rate, RateCount, RateCounter } from '../endpoint-store.ts'

/** What is used of a limiter: it rejects with a result when a key is over its limit. */
interface Limiter {
  consume(key: string): Promise<RateLimiterRes>
}

export function limiterCounter(limiter: Limiter): RateCounter {
  return {
    async count(key): Promise<RateCount> {
      try {
        const { remainingPoints, msBeforeNext } = await limiter.consume(key)
        return { over: false, remaining: remainingPoints, resetMs: msBeforeNext }
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result
        return { over: true, remaining: 0, resetMs: result.msBeforeNext }
      }
    },
  }
}

/** A key over its limit is refused from memory until its window ends: a flood stays away from the store. */
export const sharedLimits = ({ name, limit, windowSeconds }: Rate) => ({
  keyPrefix: name,
  points: limit,
  duration: windowSeconds,
  inMemoryBlockOnConsumed: limit + 1,
})
