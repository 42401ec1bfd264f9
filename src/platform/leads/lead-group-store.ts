import type { Executor } from '../../database/executor.ts'

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
