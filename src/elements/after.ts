/** The longest that a timer can hold; beyond it fires at once. */
const LONGEST = 2 ** 31 - 1

/** `setTimeout` of any length, that a signal ends. */
export function after(milliseconds: number, signal: AbortSignal, run: () => void): void {
  const left = milliseconds - LONGEST
  const timer =
    left > 0 ? setTimeout(() => after(left, signal, run), LONGEST) : setTimeout(run, milliseconds)
  signal.addEventListener('abort', () => clearTimeout(timer))
}
