import type { PlatformContext } from '../context.ts'
import { refreshCalendars } from './refresh-calendars.ts'

/** How long a calendar waits at most when its time has come, in milliseconds. */
const LOOK_EVERY_MS = 30_000
/** Calendars at once. */
const AT_ONCE = 4

export interface CalendarWorkerOptions {
  /** Origins inside your network that calendars may be at; all others must be https at a public address. */
  allowedOrigins?: readonly string[]
  log: {
    warn(record: object, message: string): void
    error(record: object, message: string): void
  }
}

export interface CalendarWorker {
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/** Reads the calendars of all hosts until it is stopped. As many instances as there are may run one each. */
export function startCalendarWorker(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  { allowedOrigins = [], log }: CalendarWorkerOptions,
): CalendarWorker {
  const options = { allowedOrigins: new Set(allowedOrigins), limit: AT_ONCE }
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  const look = async () => {
    for (;;) {
      const refreshed = await refreshCalendars(ctx, options)
      for (const { calendarId, outcome } of refreshed) {
        if (outcome === 'unchanged' || !('failure' in outcome)) continue
        const { failure } = outcome
        log.warn({ calendar: calendarId, failure }, 'a calendar could not be read')
      }
      if (stopped || refreshed.length < AT_ONCE) return
    }
  }
  const lookAgain = () => {
    looking = look()
      .catch((err: unknown) => log.error({ err }, 'calendars could not be looked for'))
      .then(() => {
        if (!stopped) timer = setTimeout(lookAgain, LOOK_EVERY_MS)
      })
  }
  lookAgain()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
