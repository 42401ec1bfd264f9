import type { Outcome as Ended } from '../instruments/instrument.ts'
import { EndpointProblem, PROBLEM_OF_UPSTREAM } from '../problem.ts'
import { UpstreamError, isLate } from '../upstream.ts'
import type { Outcome } from './circuit.ts'

/** What a failed call says of the upstream. */
export function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) {
    // Who hangs up says nothing about the upstream.
    return isLate(signal) ? 'failed' : 'unknown'
  }
  if (!(error instanceof UpstreamError)) return 'failed'
  switch (error.code) {
    case 'rejected':
      return 'answered'
    // It works and wants fewer calls: no reason to stop, and none to begin again.
    case 'rate-limited':
      return 'unknown'
    case 'failed':
    case 'timeout':
      return 'failed'
    default:
      return error.code satisfies never
  }
}

/** How a call ended, for who measures it. */
export function endedAs(
  ended: { value: unknown } | { error: unknown },
  signal: AbortSignal,
): Ended {
  if ('value' in ended) return { code: null }
  const { error } = ended
  if (error instanceof EndpointProblem) return { code: error.code }
  if (signal.aborted) return { code: isLate(signal) ? 'upstream-timeout' : 'aborted' }
  return {
    code: error instanceof UpstreamError ? PROBLEM_OF_UPSTREAM[error.code] : 'upstream-failed',
  }
}
