import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/**
 * Lets a run that has failed go on from where it stands, on its version: a wait
 * that was over is over, and what happened meanwhile has happened.
 * @returns False when the workspace has no such run that has failed, its journey
 * was archived or deleted, or the lead is inside again by now.
 */
export async function retryRun(
  ex: Executor,
  workspaceId: string,
  { id, at }: { id: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await ex
    .updateTable('enrollment as e')
    .from('journey as j')
    .set({
      status: 'active',
      exit_reason: null,
      ended_at: null,
      wake_at: at,
      attempts: 0,
      held: sql`j.progression = 'frozen'`,
    })
    .where('e.workspace_id', '=', workspaceId)
    .where('e.id', '=', id)
    .where('e.status', '=', 'failed')
    .whereRef('j.id', '=', 'e.journey_id')
    .where('j.archived_at', 'is', null)
    .where('j.deleted_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrollment as other')
            .select('other.id')
            .whereRef('other.journey_id', '=', 'e.journey_id')
            .whereRef('other.lead_id', '=', 'e.lead_id')
            .whereRef('other.entry_key', '=', 'e.entry_key')
            .where('other.status', '=', 'active'),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
