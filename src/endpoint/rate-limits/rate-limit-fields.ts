import type { Rate, RateCount } from '../endpoint-store.ts'

/** A limit that a request was counted against. */
export interface Counted {
  rate: Rate
  count: RateCount
}

/**
 * `RateLimit-Policy` and `RateLimit`, lists of structured fields; none when nothing was counted.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimitFields(counted: readonly Counted[]): Record<string, string> {
  if (counted.length === 0) return {}
  const policies = counted.map(
    ({ rate: { name, limit, windowSeconds } }) => `"${name}";q=${limit};w=${windowSeconds}`,
  )
  const states = counted.map(
    (one) => `"${one.rate.name}";r=${one.count.remaining};t=${resetSeconds(one)}`,
  )
  return { 'RateLimit-Policy': policies.join(', '), RateLimit: states.join(', ') }
}

/** Rounded up: who comes back then is let in. An instance whose clock is wrong must not stretch it. */
export function resetSeconds({ rate, count }: Counted): number {
  return Math.min(Math.max(1, Math.ceil(count.resetMs / 1000)), rate.windowSeconds)
}
