import type { Executor } from '../../database/executor.ts'

/** Journeys that let leads in on pages of an origin: those of this site, and those of none. */
export async function listSiteJourneys(
  ex: Executor,
  workspaceId: string,
  origin: string,
): Promise<{ id: string; versionId: string }[]> {
  const rows = await ex
    .selectFrom('journey')
    .leftJoin('site', 'site.id', 'journey.site_id')
    .select(['journey.id', 'journey.active_version_id'])
    .where('journey.workspace_id', '=', workspaceId)
    .where('journey.state', '=', 'active')
    .where((eb) => eb.or([eb('journey.site_id', 'is', null), eb('site.origin', '=', origin)]))
    .orderBy('journey.id')
    .execute()
  return rows.flatMap(({ id, active_version_id: versionId }) =>
    versionId === null ? [] : [{ id, versionId }],
  )
}
