import type { Executor } from '../../database/executor.ts'
import type { TrackingRule } from '../mails/tracking.ts'

/** What is sent; several of a workspace may have one name. */
export interface StoredEmail {
  id: string
  name: string
  subject: string
  html: string
  /** For those who read no HTML. */
  text: string
  /** Null: as the workspace does. */
  trackOpens: TrackingRule | null
  trackClicks: TrackingRule | null
}

/** In alphabetical order; those of one name by age. */
export async function listEmails(ex: Executor, workspaceId: string): Promise<StoredEmail[]> {
  return ex
    .selectFrom('email')
    .select(['id', 'name', 'subject', 'html', 'text'])
    .select(['track_opens as trackOpens', 'track_clicks as trackClicks'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('number')
    .execute()
}

/** Makes it, or changes the one with this id; false when that is another workspace's. */
export async function saveEmail(
  ex: Executor,
  workspaceId: string,
  { id, trackOpens, trackClicks, ...content }: StoredEmail,
): Promise<boolean> {
  const email = { ...content, track_opens: trackOpens, track_clicks: trackClicks }
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
