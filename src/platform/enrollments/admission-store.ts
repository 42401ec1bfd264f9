import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'

/**
 * Keeps a journey from being closed until the transaction ends.
 * @returns Its active version; "closed" where it lets nobody in, null where there is none.
 */
export async function holdOpenJourney(
  trx: Executor,
  workspaceId: string,
  journeyId: string,
): Promise<{ versionId: string } | 'closed' | null> {
  if (!isId(journeyId)) return null
  const row = await trx
    .selectFrom('journey')
    .select(['state', 'active_version_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', journeyId)
    .forShare()
    .executeTakeFirst()
  if (row === undefined || row.state === 'deleted') return null
  const { state, active_version_id: versionId } = row
  return state === 'active' && versionId !== null ? { versionId } : 'closed'
}

/** The runs of a lead in a journey. The lead must be held. */
export async function runsBefore(
  trx: Executor,
  journeyId: string,
  leadId: string,
): Promise<{ entryKey: string; rotation: number; isInside: boolean }[]> {
  const rows = await trx
    .selectFrom('enrollment')
    .select(['entry_key', 'rotation', 'status'])
    .where('journey_id', '=', journeyId)
    .where('lead_id', '=', leadId)
    .execute()
  return rows.map((row) => ({
    entryKey: row.entry_key,
    rotation: row.rotation,
    isInside: row.status === 'active',
  }))
}

/** How many were let in after one instant, and how many of them after another. */
export async function countEntries(
  trx: Executor,
  journeyId: string,
  { hour, day }: { hour: Date; day: Date },
): Promise<{ inHour: number; inDay: number }> {
  const row = await trx
    .selectFrom('enrollment')
    .select(({ fn }) => [
      fn.countAll<string>().as('in_day'),
      sql<string>`count(*) filter (where enrolled_at > ${hour})`.as('in_hour'),
    ])
    .where('journey_id', '=', journeyId)
    .where('enrolled_at', '>', day)
    .executeTakeFirstOrThrow()
  return { inHour: Number(row.in_hour), inDay: Number(row.in_day) }
}
