import type { ProblemCode } from '../wire/endpoint.ts'
import { describeError } from './describe-error.ts'
import type { EndpointLog } from './endpoint-log.ts'
import { EndpointProblem } from './problem.ts'
import { UpstreamError } from './upstream.ts'
import type { UpstreamCall, UpstreamErrorCode } from './upstream.ts'

/** Seconds, where the upstream says 429 and not for how long. */
const DEFAULT_RETRY_AFTER = 30

const CODES: Readonly<Record<UpstreamErrorCode, ProblemCode>> = {
  rejected: 'upstream-rejected',
  failed: 'upstream-failed',
  timeout: 'upstream-timeout',
  'rate-limited': 'rate-limited',
}
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
 * Runs one call with a deadline over headers and body. The race is there for
 * an upstream that does not listen to its signal. Throws problems only.
 */
export async function callUpstream<T>(
  { visitor, timeoutMs, requestId, log }: CallOptions,
  run: (call: UpstreamCall) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([visitor, deadline])
  const stopped = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new UpstreamError('failed', 'The call was aborted.'))
    signal.addEventListener('abort', stop, { signal: stopped.signal })
  })
  const judge = (error: unknown): EndpointProblem => {
    // Nobody is there any more to read the answer, or to mend anything.
    if (visitor.aborted) return toProblem('failed')
    if (deadline.aborted) {
      log.warn({ event: 'upstream-timeout', requestId, ms: timeoutMs })
      return toProblem('timeout')
    }
    if (error instanceof UpstreamError) {
      log.warn({ event: 'upstream-failed', requestId, code: error.code, message: error.message })
      return toProblem(error.code, error.retryAfter)
    }
    log.error({ event: 'upstream-threw', requestId, error: describeError(error) })
    return toProblem('failed')
  }
  try {
    signal.throwIfAborted()
    return await Promise.race([run({ signal, requestId }), aborted])
  } catch (error) {
    throw judge(error)
  } finally {
    stopped.abort()
  }
}

function toProblem(code: UpstreamErrorCode, retryAfter?: number): EndpointProblem {
  const headers: Record<string, string> =
    code === 'rate-limited' ? { 'Retry-After': String(retryAfter ?? DEFAULT_RETRY_AFTER) } : {}
  return new EndpointProblem(CODES[code], DETAILS[code], headers)
}
