import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'
import type { Journey, JourneyState } from './journey.ts'
import { SUMMARY_COLUMNS, toJourney } from './journey-row.ts'
import type { Switches } from './transitions.ts'

/**
 * Changes the state in one statement, in which the old state decides.
 * @returns False when nothing was changed: not there, another state, or no version to activate.
 */
export async function changeState(
  ex: Executor,
  workspaceId: string,
  id: string,
  { from, set, now }: { from: readonly JourneyState[]; set: Switches; now: Date },
): Promise<boolean> {
  if (!isId(id)) return false
  let update = ex
    .updateTable('journey')
    .set({ updated_at: now, ...columns(set, now) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
  if (set.activatesNewest) {
    // A column of the same row: a version that is being published meanwhile is either it, or not yet.
    update = update
      .set({ active_version_id: sql`newest_version_id` })
      .where('newest_version_id', 'is not', null)
  }
  const { numUpdatedRows } = await update.executeTakeFirst()
  return numUpdatedRows > 0n
}

function columns(set: Switches, now: Date) {
  return {
    ...(set.admission && { admission: set.admission }),
    ...(set.progression && { progression: set.progression }),
    ...(set.inDraft !== undefined && { in_draft: set.inDraft }),
    ...(set.archived !== undefined && { archived_at: set.archived ? now : null }),
    ...(set.deleted !== undefined && { deleted_at: set.deleted ? now : null }),
  }
}

interface NewVersion {
  from: readonly JourneyState[]
  versionId: string
  onlyIfDirty: boolean
  now: Date
}

/**
 * Takes the journey for publishing until the transaction ends, and gives the new
 * version its place. Its row, `insertVersion`, must follow in this transaction.
 * @returns The journey with the draft to publish; null where there is none, or, with `onlyIfDirty`, nothing new in it.
 */
export async function claimNewVersion(
  trx: Executor,
  workspaceId: string,
  id: string,
  { from, versionId, onlyIfDirty, now }: NewVersion,
): Promise<Journey | null> {
  if (!isId(id)) return null
  let update = trx
    .updateTable('journey')
    .set({
      last_seq: sql`last_seq + 1`,
      published_rev: sql`draft_rev`,
      newest_version_id: versionId,
      updated_at: now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
  if (onlyIfDirty) update = update.where(sql<boolean>`published_rev is distinct from draft_rev`)
  const row = await update.returning([...SUMMARY_COLUMNS, 'draft_graph']).executeTakeFirst()
  return row === undefined ? null : toJourney(row)
}

/** Null for one that is not there, or deleted. */
export async function stateOf(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<{ state: JourneyState; versions: number } | null> {
  if (!isId(id)) return null
  const row = await ex
    .selectFrom('journey')
    .select(['state', 'last_seq'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.state === 'deleted') return null
  return { state: row.state, versions: row.last_seq }
}
