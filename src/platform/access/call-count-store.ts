import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

interface Rate {
  /** Calls in a window. */
  limit: number
  windowSeconds: number
}

/**
 * Counts a call, in the database, so that all instances count together.
 * @param caller What is counted, such as an API and a caller's id.
 * @returns Seconds until the next call is let through; 0 when this one is.
 */
export async function countCall(
  ex: Executor,
  caller: string,
  { limit, windowSeconds }: Rate,
  now: Date,
): Promise<number> {
  const began = new Date(now.getTime() - windowSeconds * 1000)
  const isOver = sql<boolean>`call_count.since <= ${began} or call_count.since > ${now}`
  const { since, calls } = await ex
    .insertInto('call_count')
    .values({ caller, since: now, calls: 1 })
    .onConflict((conflict) =>
      conflict.column('caller').doUpdateSet({
        since: sql`case when ${isOver} then excluded.since else call_count.since end`,
        // No more than one too many: it tells as much as a million.
        calls: sql`case when ${isOver} then 1 else least(call_count.calls + 1, ${limit + 1}::int) end`,
      }),
    )
    .returning(['since', 'calls'])
    .executeTakeFirstOrThrow()
  if (calls <= limit) return 0
  const left = since.getTime() + windowSeconds * 1000 - now.getTime()
  return Math.max(1, Math.ceil(left / 1000))
}
