import { describeError } from '../describe-error.ts'
import type { EndpointLog } from '../endpoint-log.ts'
import type { RateCounter } from '../endpoint-store.ts'
import { withinDeadline } from '../store-error.ts'

/** A limit is not worth more of a visitor's time. */
const DEADLINE_MS = 1_000
/** How long a store that failed is left alone. */
const PAUSE_MS = 5_000

/**
 * Counts in memory while the shared store is down: each instance then lets
 * through as many as all of them did before, which is better than none or any
 * number. Told once when it begins and once when it is over, for all counters.
 */
export function createInsurance(
  log: EndpointLog,
): (shared: RateCounter, own: RateCounter) => RateCounter {
  let pausedUntil = 0
  let down = false
  const failed = (error: unknown) => {
    pausedUntil = Date.now() + PAUSE_MS
    if (down) return
    down = true
    log.warn({
      event: 'rate-limit-store-failed',
      error: describeError(error),
      message: 'Each instance counts for itself until the store is back.',
    })
  }
  const works = () => {
    if (!down) return
    down = false
    log.info({ event: 'rate-limit-store-back' })
  }
  return (shared, own) => ({
    async count(key) {
      if (Date.now() < pausedUntil) return own.count(key)
      try {
        const count = await withinDeadline('The rate limits', DEADLINE_MS, shared.count(key))
        works()
        return count
      } catch (error) {
        failed(error)
        return own.count(key)
      }
    },
  })
}
