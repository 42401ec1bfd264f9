import type { Executor } from '../../database/executor.ts'

export interface StoredTag {
  id: string
  /** Unique in the workspace. */
  name: string
}

/** In alphabetical order. */
export async function listTags(ex: Executor, workspaceId: string): Promise<StoredTag[]> {
  return ex
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
}

/** Makes it, or changes the one with this id; false when that is another workspace's. */
export async function saveTag(
  ex: Executor,
  workspaceId: string,
  { id, name }: StoredTag,
): Promise<boolean> {
  const row = await ex
    .insertInto('tag')
    .values({ id, workspace_id: workspaceId, name })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name }).where('tag.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
