import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'

export interface StoredLeadGroup {
  id: string
  name: string
  /** Data fields that its leads have. */
  fields: string[]
}

/** In alphabetical order. */
export async function listLeadGroups(
  ex: Executor,
  workspaceId: string,
): Promise<StoredLeadGroup[]> {
  return ex
    .selectFrom('lead_group')
    .select(['id', 'name', 'fields'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
}

/** Makes it, or changes the one with this id; false when that is another workspace's. */
export async function saveLeadGroup(
  ex: Executor,
  workspaceId: string,
  group: StoredLeadGroup,
): Promise<boolean> {
  const row = await ex
    .insertInto('lead_group')
    .values({ id: group.id, workspace_id: workspaceId, name: group.name, fields: group.fields })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name: group.name, fields: group.fields })
        .where('lead_group.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A list by the id of its lead group or by Octeth's number; null where the workspace has none. */
export async function findList(
  ex: Executor,
  workspaceId: string,
  wanted: { id: string } | { number: number },
): Promise<{ id: string; number: number } | null> {
  const query = ex
    .selectFrom('lead_group')
    .select(['id', 'number'])
    .where('workspace_id', '=', workspaceId)
  // Journeys take any text for an audience.
  if ('id' in wanted && !isId(wanted.id)) return null
  const row = await (
    'id' in wanted
      ? query.where('id', '=', wanted.id)
      : query.where('number', '=', String(wanted.number))
  ).executeTakeFirst()
  return row === undefined ? null : { id: row.id, number: Number(row.number) }
}
