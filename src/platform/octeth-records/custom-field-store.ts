import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

export interface StoredCustomField {
  id: string
  /** Unique in the workspace. */
  name: string
  /** Where its value is among those of a lead; unique in the workspace. */
  dataField: string
}

/** In alphabetical order. */
export async function listCustomFields(
  ex: Executor,
  workspaceId: string,
): Promise<StoredCustomField[]> {
  return ex
    .selectFrom('custom_field')
    .select(['id', 'name', 'data_field as dataField'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
}

/** Those whose values are at these data fields. */
export async function findCustomFields(
  ex: Executor,
  workspaceId: string,
  dataFields: readonly string[],
): Promise<{ number: number; dataField: string }[]> {
  if (dataFields.length === 0) return []
  const rows = await ex
    .selectFrom('custom_field')
    .select(['number', 'data_field as dataField'])
    .where('workspace_id', '=', workspaceId)
    .where('data_field', '=', sql<string>`any(${sql.val([...dataFields])}::text[])`)
    .orderBy('number')
    .execute()
  return rows.map(({ number, dataField }) => ({ number: Number(number), dataField }))
}

/** Makes it, or changes the one with this id; false when that is another workspace's. */
export async function saveCustomField(
  ex: Executor,
  workspaceId: string,
  { id, name, dataField }: StoredCustomField,
): Promise<boolean> {
  const row = await ex
    .insertInto('custom_field')
    .values({ id, workspace_id: workspaceId, name, data_field: dataField })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name, data_field: dataField })
        .where('custom_field.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
