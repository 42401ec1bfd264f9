import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import { isId } from '../uuid.ts'
import type { JourneyGraph } from './graph.ts'
import type { JourneyState, JourneyVersion } from './journey.ts'
import type { JourneyRules } from './rules.ts'
import { wordsOf } from './trigger-fires.ts'
import { triggersOf } from './trigger.ts'

export async function insertVersion(trx: Executor, version: JourneyVersion): Promise<void> {
  await trx
    .insertInto('journey_version')
    .values({
      id: version.id,
      workspace_id: version.workspaceId,
      journey_id: version.journeyId,
      seq: version.seq,
      graph: JSON.stringify(version.graph),
      rules: JSON.stringify(version.rules),
      created_at: version.createdAt,
      created_by: version.createdBy,
      words: triggersOf(version.graph).flatMap(wordsOf),
    })
    .execute()
}

/** With the state of its journey; nothing of a deleted one. */
export async function findVersion(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<{ version: JourneyVersion; journeyState: JourneyState } | null> {
  if (!isId(id)) return null
  const row = await ex
    .selectFrom('journey_version as v')
    .innerJoin('journey as j', 'j.id', 'v.journey_id')
    .selectAll('v')
    .select('j.state')
    .where('v.workspace_id', '=', workspaceId)
    .where('v.id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.state === 'deleted') return null
  return { version: toVersion(row), journeyState: row.state }
}

/**
 * A page of versions, the newest first.
 * @param before `seq` of the last one of the page before.
 */
export async function listVersions(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<JourneyVersion[]> {
  if (!isId(journeyId)) return []
  let query = ex
    .selectFrom('journey_version')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
  if (before !== undefined) query = query.where('seq', '<', before)
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute()
  return rows.map(toVersion)
}

function toVersion(row: Selectable<Database['journey_version']>): JourneyVersion {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    journeyId: row.journey_id,
    seq: row.seq,
    graph: row.graph as JourneyGraph,
    rules: row.rules as JourneyRules,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }
}
