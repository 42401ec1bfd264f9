import type { PlatformContext } from '../context.ts'
import { countCall } from './call-count-store.ts'
import type { Caller } from './caller.ts'

/** A caller who has called too often. The message goes to the caller. */
export class TooManyCalls extends Error {
  override readonly name = 'TooManyCalls'
  /** Seconds until the next call is let through. */
  readonly retryAfter: number

  constructor(callsPerMinute: number, retryAfter: number) {
    super(`There may be ${callsPerMinute} calls a minute; wait ${retryAfter} seconds.`)
    this.retryAfter = retryAfter
  }
}

/** Of one caller to one API, where its page does not say. */
export const CALLS_PER_MINUTE = 600

/**
 * Counts a call to an API. A user's id is one of a workspace only.
 * @throws {TooManyCalls}
 */
export async function requireRate(
  { db, now }: Pick<PlatformContext, 'db' | 'now'>,
  api: string,
  { workspaceId, id }: Caller,
  callsPerMinute: number,
): Promise<void> {
  const rate = { limit: callsPerMinute, windowSeconds: 60 }
  const wait = await countCall(db, `${api}:${workspaceId}:${id}`, rate, now())
  if (wait > 0) throw new TooManyCalls(callsPerMinute, wait)
}
