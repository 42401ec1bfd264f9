import type { PlatformContext } from '../context.ts'
import { moveDue } from './move-due.ts'
import type { MoveOptions } from './move-due.ts'

/** How long somebody who is due waits at most before one looks, in milliseconds. */
const LOOK_EVERY_MS = 1_000
/** Transactions at once; an embedded database has them one after another. */
const AT_ONCE = 4

export interface JourneyWorkerOptions extends MoveOptions {
  lookEveryMs?: number
}

export interface JourneyWorker {
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/**
 * Moves the enrollments of all workspaces on until it is stopped. As many
 * instances as there are may run one each: a step is taken by one of them.
 */
export function startJourneyWorker(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  { lookEveryMs = LOOK_EVERY_MS, log }: JourneyWorkerOptions,
): JourneyWorker {
  const stopping = new AbortController()
  const { signal } = stopping
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  const moveAll = async () => {
    while (!signal.aborted && (await moveDue(ctx, { log })));
  }
  const lookAgain = () => {
    looking = Promise.all(Array.from({ length: AT_ONCE }, moveAll))
      .catch((err: unknown) => log.error({ err }, 'enrollments could not be looked for'))
      .then(() => {
        if (!signal.aborted) timer = setTimeout(lookAgain, lookEveryMs)
      })
  }
  lookAgain()
  return {
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
