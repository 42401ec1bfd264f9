import type { Logger } from 'pino'

/** Signals are numbered by POSIX; a process ended by one reports 128 + its number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Runs `stop` at the first SIGTERM or SIGINT and then exits, with 0 when
 * everything in flight was finished. A second signal exits at once.
 */
export function stopOnSignal(stop: () => Promise<boolean>, log: Logger): void {
  let stopping = false
  const onSignal = (signal: keyof typeof SIGNALS) => {
    if (stopping) process.exit(SIGNALS[signal])
    stopping = true
    log.info({ signal }, 'stopping: finishing what is in flight')
    stop().then(
      (finished) => {
        if (finished) log.info('stopped')
        else log.warn('stopped; requests that took too long were cut')
        process.exit(finished ? 0 : 1)
      },
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(signal, onSignal)
  }
}
