import { UpstreamError, isLate } from '../../endpoint/upstream.ts'

/**
 * Errors of the network name hosts and quote headers: only their kind goes on.
 * @param what Whom we call, for the message.
 */
export async function orUnreachable<T>(
  what: string,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch {
    if (!signal.aborted) {
      throw new UpstreamError('failed', `${what} could not be reached, or its answer broke off.`)
    }
    const code = isLate(signal) ? 'timeout' : 'failed'
    throw new UpstreamError(code, `The call to ${what} was aborted.`)
  }
}
