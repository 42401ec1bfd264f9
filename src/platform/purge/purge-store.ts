import type { Executor } from '../../database/executor.ts'

/** Each may have thousands of enrollments, which go with it. */
const JOURNEYS_AT_ONCE = 20

/**
 * Journeys that were deleted before then, with their versions and enrollments.
 * What another process is purging is passed over.
 * @returns How many; none left to take when 0.
 */
export async function purgeJourneys(ex: Executor, before: Date): Promise<number> {
  const { numDeletedRows } = await ex
    .deleteFrom('journey')
    .where('id', 'in', (query) =>
      query
        .selectFrom('journey')
        .select('id')
        .where('deleted_at', '<', before)
        .orderBy('id')
        .limit(JOURNEYS_AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Sessions of users that ended before then. */
export async function purgeUserSessions(ex: Executor, before: Date): Promise<void> {
  await ex.deleteFrom('user_session').where('expires_at', '<', before).execute()
}

/** Counts of callers whose window began before then. */
export async function purgeCallCounts(ex: Executor, before: Date): Promise<void> {
  await ex.deleteFrom('call_count').where('since', '<', before).execute()
}
