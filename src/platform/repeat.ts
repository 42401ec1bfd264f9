export interface Repeating {
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>
}

interface RepeatOptions {
  /** Milliseconds from the end of one to the beginning of the next. */
  everyMs: number
  /** One that fails keeps none of the next from running. */
  onError: (error: unknown) => void
}

/** Runs now and again and again, one after the other, until it is stopped. */
export function repeat(run: () => Promise<void>, { everyMs, onError }: RepeatOptions): Repeating {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void>
  const begin = () => {
    underWay = run()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(begin, everyMs)
      })
  }
  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}
