import type { Executor } from '../../database/executor.ts'
import type { Theme } from '../../wire/theme.ts'

/** Of a workspace; null where its pages look as they come. */
export async function findTheme(ex: Executor, workspaceId: string): Promise<Theme | null> {
  const { theme } = await ex
    .selectFrom('workspace')
    .select('theme')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return theme
}

export async function saveTheme(trx: Executor, workspaceId: string, theme: Theme): Promise<void> {
  await trx
    .updateTable('workspace')
    .set({ theme: JSON.stringify(theme) })
    .where('id', '=', workspaceId)
    .execute()
}
