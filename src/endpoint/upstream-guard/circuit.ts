/** Seconds that are looked back on. */
const WINDOW_S = 30
/** Fewer failures are bad luck; and what fails less often than it works is worth calling. */
const LEAST_FAILURES = 20
const LEAST_SHARE = 0.5
/** Milliseconds until one call may try again. */
const OPEN_MS = 10_000
/** Seconds to wait for a call that is trying just now. */
const PROBE_RETRY_S = 1

type CircuitState = 'closed' | 'open' | 'half-open'

/** What a call says of the upstream; `unknown` when it ended without telling. */
export type Outcome = 'answered' | 'failed' | 'unknown'

export interface CircuitChange {
  state: CircuitState
  /** Of the last half a minute. */
  calls: number
  failures: number
}

export interface Circuit {
  /** Seconds until a call makes sense; null when one may be made. */
  refusal(): number | null
  /** Begins a call and gives what to tell its outcome to; or the seconds to wait. */
  enter(): { told(outcome: Outcome): void } | { retryAfter: number }
}

/**
 * Stops calling an upstream that fails, so that visitors are told at once and
 * it can recover. After a pause one call tries; it closes the circuit or opens
 * it again.
 */
export function createCircuit(options: {
  now: () => Date
  onChange: (change: CircuitChange) => void
}): Circuit {
  const now = () => options.now().getTime()
  let state: CircuitState = 'closed'
  let openedAt = 0
  let probing = false
  /** Calls that began before the last change say nothing about now. */
  let era = 0
  let window = new Map<number, { calls: number; failures: number }>()

  const totals = () => {
    const second = Math.floor(now() / 1000)
    const sum = { calls: 0, failures: 0 }
    for (const [at, { calls, failures }] of window) {
      // In the future, where somebody has set the clock back.
      if (at <= second - WINDOW_S || at > second) window.delete(at)
      else {
        sum.calls += calls
        sum.failures += failures
      }
    }
    return sum
  }
  const change = (next: CircuitState) => {
    const sum = totals()
    state = next
    era += 1
    probing = false
    window = new Map()
    if (next === 'open') openedAt = now()
    options.onChange({ state, ...sum })
  }
  const record = (failed: boolean) => {
    const second = Math.floor(now() / 1000)
    const entry = window.get(second) ?? { calls: 0, failures: 0 }
    window.set(second, entry)
    entry.calls += 1
    if (failed) entry.failures += 1
  }
  const told = (outcome: Outcome) => {
    if (state === 'half-open') {
      probing = false
      if (outcome !== 'unknown') change(outcome === 'answered' ? 'closed' : 'open')
      return
    }
    if (outcome === 'unknown') return
    record(outcome === 'failed')
    const { calls, failures } = totals()
    if (failures >= LEAST_FAILURES && failures >= calls * LEAST_SHARE) change('open')
  }
  const refusal = () => {
    if (state === 'half-open') return probing ? PROBE_RETRY_S : null
    if (state === 'closed') return null
    const passed = now() - openedAt
    return passed < 0 || passed >= OPEN_MS ? null : Math.ceil((OPEN_MS - passed) / 1000)
  }

  return {
    refusal,
    enter() {
      const retryAfter = refusal()
      if (retryAfter !== null) return { retryAfter }
      if (state === 'open') change('half-open')
      probing = state === 'half-open'
      const begun = era
      return { told: (outcome) => (begun === era ? told(outcome) : undefined) }
    },
  }
}
