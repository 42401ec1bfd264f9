import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/**
 * Gives new nodes their numbers.
 * @returns Ids that belong to nodes of other journeys.
 */
export async function registerNodes(
  trx: Executor,
  workspaceId: string,
  journeyId: string,
  nodeIds: readonly string[],
): Promise<string[]> {
  if (nodeIds.length === 0) return []
  // Sorted, so that two who bring the same ids do not wait for each other.
  const ids = sql.val(nodeIds.toSorted())
  await sql`
    insert into journey_node (workspace_id, id, journey_id)
    select ${workspaceId}::uuid, given.id, ${journeyId}::uuid from unnest(${ids}::uuid[]) as given (id)
    where not exists (
      select from journey_node n where n.workspace_id = ${workspaceId} and n.id = given.id)
    on conflict (workspace_id, id) do nothing`.execute(trx)
  const { rows } = await sql<{ id: string }>`
    select id from journey_node
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
      and journey_id <> ${journeyId}`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Octeth's ids by node id, of every node that was ever in the draft. */
export async function nodeNumbers(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
): Promise<Map<string, number>> {
  const rows = await ex
    .selectFrom('journey_node')
    .select(['id', 'number'])
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, Number(number)]))
}
