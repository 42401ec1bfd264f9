import type { PlatformContext } from '../context.ts'
import { sweepFiles } from './sweep-files.ts'

const EVERY_MS = 600_000

interface FileLog {
  info(record: object, message: string): void
  error(record: { err: unknown }, message: string): void
}

/** Sweeps now, and every ten minutes until it is stopped; `stop` waits for what is under way. */
export function startFileWorker(
  ctx: Pick<PlatformContext, 'db' | 'now' | 'files'>,
  log: FileLog,
): { stop(): Promise<void> } {
  const run = async () => {
    try {
      const removed = await sweepFiles(ctx)
      if (removed > 0) log.info({ removed }, 'files were removed that nobody asks for any more')
    } catch (err) {
      log.error({ err }, 'files could not be removed')
    }
  }
  let underWay = run()
  const timer = setInterval(() => {
    underWay = underWay.then(run)
  }, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
