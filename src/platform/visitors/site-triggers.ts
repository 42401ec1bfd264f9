import type { Executor } from '../../database/executor.ts'
import { VISITOR_LIMITS } from '../../wire/visitor.ts'
import type { VisitorTrigger } from '../../wire/visitor.ts'
import { loadVersions } from '../journeys/running-version-store.ts'
import { pageTrigger } from './page-trigger.ts'
import { listSiteJourneys } from './site-journey-store.ts'

/** What pages of an origin watch for. */
export async function siteTriggers(
  ex: Executor,
  workspaceId: string,
  origin: string,
): Promise<VisitorTrigger[]> {
  const journeys = await listSiteJourneys(ex, workspaceId, origin)
  const versions = await loadVersions(
    ex,
    journeys.map(({ versionId }) => versionId),
  )
  return journeys
    .flatMap(({ id, versionId }) =>
      (versions.get(versionId)?.triggers ?? []).flatMap((one) => pageTrigger(id, one) ?? []),
    )
    .slice(0, VISITOR_LIMITS.triggers)
}
