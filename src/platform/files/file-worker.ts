import type { PlatformContext } from '../context.ts'
import { repeat } from '../repeat.ts'
import type { Repeating } from '../repeat.ts'
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
): Repeating {
  const sweep = async () => {
    const removed = await sweepFiles(ctx)
    if (removed > 0) log.info({ removed }, 'files were removed that nobody asks for any more')
  }
  const onError = (err: unknown) => log.error({ err }, 'files could not be removed')
  return repeat(sweep, { everyMs: EVERY_MS, onError })
}
