import type { Executor } from '../../database/executor.ts'

/** What is sent; several of a workspace may have one name. */
export interface StoredEmail {
  id: string
  name: string
  subject: string
  html: string
  /** For those who read no HTML. */
  text: string
}

/** In alphabetical order; those of one name by age. */
export async function listEmails(ex: Executor, workspaceId: string): Promise<StoredEmail[]> {
  return ex
    .selectFrom('email')
    .select(['id', 'name', 'subject', 'html', 'text'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('number')
    .execute()
}

/** Makes it, or changes the one with this id; false when that is another workspace's. */
export async function saveEmail(
  ex: Executor,
  workspaceId: string,
  { id, ...email }: StoredEmail,
): Promise<boolean> {
  const row = await ex
    .insertInto('email')
    .values({ id, workspace_id: workspaceId, ...email })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(email).where('email.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
