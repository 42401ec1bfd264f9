import { Worker } from 'node:worker_threads'
import type { TimeRange } from '../appointments/host-hours.ts'
import type { CalendarText } from './busy-times.ts'

const DEADLINE_MS = 20_000
const MAX_HEAP_MB = 256
/** Of one calendar in two years. */
const MAX_RANGES = 20_000

export type ReadFailure = 'unreadable' | 'too-much'

/** {@link busyTimes} in a thread, which ends when it takes too long or too much memory. */
export async function busyTimesApart(
  calendar: CalendarText,
  deadlineMs = DEADLINE_MS,
): Promise<TimeRange[] | { failure: ReadFailure }> {
  // Beside this file, as source and as built.
  const file = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'calendar-thread$1'))
  const thread = new Worker(file, {
    workerData: calendar,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    // What a parser has to say holds what the feed says.
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve) => {
      timer = setTimeout(() => resolve({ failure: 'too-much' }), deadlineMs)
      thread.once('message', (ranges: TimeRange[]) =>
        resolve(ranges.length > MAX_RANGES ? { failure: 'too-much' } : ranges),
      )
      thread.once('error', (error: NodeJS.ErrnoException) =>
        resolve({
          failure: isTooMuch(error) ? 'too-much' : 'unreadable',
        }),
      )
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

/** The parser counts the times of one event, too, up to 10,000. */
function isTooMuch({ code, message }: NodeJS.ErrnoException): boolean {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || message.startsWith('Maximum iterations')
}
