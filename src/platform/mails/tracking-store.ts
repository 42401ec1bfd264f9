import type { Executor } from '../../database/executor.ts'
import type { MailTracking } from './tracking.ts'

/** Of a workspace. */
export async function findTracking(ex: Executor, workspaceId: string): Promise<MailTracking> {
  return ex
    .selectFrom('workspace')
    .select(['track_opens as trackOpens', 'track_clicks as trackClicks'])
    .select('consent_field as consentField')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
}

/** Of an e-mail by its number: what it does not say itself is the workspace's. */
export async function findEmailTracking(
  ex: Executor,
  workspaceId: string,
  number: number,
): Promise<MailTracking> {
  const tracking = await findTracking(ex, workspaceId)
  const own = await ex
    .selectFrom('email')
    .select(['track_opens', 'track_clicks'])
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return {
    ...tracking,
    ...(own?.track_opens && { trackOpens: own.track_opens }),
    ...(own?.track_clicks && { trackClicks: own.track_clicks }),
  }
}

export async function saveTracking(
  trx: Executor,
  workspaceId: string,
  { trackOpens, trackClicks, consentField }: MailTracking,
): Promise<void> {
  await trx
    .updateTable('workspace')
    .set({ track_opens: trackOpens, track_clicks: trackClicks, consent_field: consentField })
    .where('id', '=', workspaceId)
    .execute()
}
