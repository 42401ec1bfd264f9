import { callSignal } from './call-signal.ts'
import { describeError } from './describe-error.ts'
import type { EndpointLog } from './endpoint-log.ts'
import { EndpointProblem, PROBLEM_OF_UPSTREAM } from './problem.ts'
import { StoreError } from './store-error.ts'
import { untilAborted } from './until-aborted.ts'
import { UpstreamError, isLate } from './upstream.ts'
import type { UpstreamCall, UpstreamErrorCode } from './upstream.ts'

/** Seconds, where the upstream says 429 and not for how long. */
const DEFAULT_RETRY_AFTER = 30

const DETAILS: Readonly<Record<UpstreamErrorCode, string>> = {
  rejected: 'The lead or the form or appointment type is unknown, or they do not belong together.',
  failed: "Try again in a moment. The endpoint's log says what went wrong.",
  timeout: 'Try again in a moment.',
  'rate-limited': 'Wait as long as Retry-After says.',
}

export interface CallOptions {
  /** Aborted when the visitor hangs up. */
  visitor: AbortSignal
  timeoutMs: number
  requestId: string
  log: EndpointLog
}

/**
 * Runs one call with a deadline over headers and body. Throws problems, and what a
 * store threw that was asked on the way.
 */
export async function callUpstream<T>(
  { visitor, timeoutMs, requestId, log }: CallOptions,
  run: (call: UpstreamCall) => Promise<T>,
): Promise<T> {
  const limited = callSignal(visitor, timeoutMs)
  const { signal } = limited
  const judge = (error: unknown): EndpointProblem | StoreError => {
    // Nobody is there any more to read the answer, or to mend anything.
    if (visitor.aborted) return toProblem('failed')
    if (isLate(signal)) {
      log.warn({ event: 'upstream-timeout', requestId, ms: timeoutMs })
      return toProblem('timeout')
    }
    if (error instanceof EndpointProblem || error instanceof StoreError) return error
    if (error instanceof UpstreamError) {
      log.warn({ event: 'upstream-failed', requestId, code: error.code, message: error.message })
      return toProblem(error.code, error.retryAfter)
    }
    log.error({ event: 'upstream-threw', requestId, error: describeError(error) })
    return toProblem('failed')
  }
  try {
    return await untilAborted(signal, () => run({ signal, requestId }))
  } catch (error) {
    throw judge(error)
  } finally {
    limited.end()
  }
}

function toProblem(code: UpstreamErrorCode, retryAfter?: number): EndpointProblem {
  const headers: Record<string, string> =
    code === 'rate-limited' ? { 'Retry-After': String(retryAfter ?? DEFAULT_RETRY_AFTER) } : {}
  return new EndpointProblem(PROBLEM_OF_UPSTREAM[code], DETAILS[code], headers)
}
