/** A signal for one call, and what to do once it has ended. */
interface CallSignal {
  signal: AbortSignal
  end(): void
}

/**
 * Aborted when the visitor hangs up or after `ms`, then with a `TimeoutError`.
 * `AbortSignal.any` of the two would keep timer and listeners long after the
 * call has ended, in most runtimes until the next collection of garbage.
 */
export function callSignal(visitor: AbortSignal, ms: number): CallSignal {
  const call = new AbortController()
  const hungUp = () => call.abort(visitor.reason)
  const late = () => call.abort(new DOMException('The call took too long.', 'TimeoutError'))
  const timer = setTimeout(late, ms)
  visitor.addEventListener('abort', hungUp)
  if (visitor.aborted) hungUp()
  return {
    signal: call.signal,
    end() {
      clearTimeout(timer)
      visitor.removeEventListener('abort', hungUp)
    },
  }
}
