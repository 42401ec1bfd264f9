import type { PlatformContext } from '../../platform/context.ts'
import { demoJourneys } from '../../platform/demo-journeys.ts'
import { createJourney } from '../../platform/journeys/create-journey.ts'
import { isJourneyId } from '../../platform/journeys/journey-store.ts'
import { publishAndActivate } from '../../platform/journeys/publish-journey.ts'

/** Makes the journeys of the page for visitors, once; what was changed in them or deleted stays so. */
export async function prepareVisitorDemo(
  platform: PlatformContext,
  workspaceId: string,
): Promise<void> {
  for (const journey of demoJourneys()) {
    if (await isJourneyId(platform.db, journey.id)) continue
    await createJourney(platform, workspaceId, journey)
    await publishAndActivate(platform, workspaceId, journey.id, 'activate')
  }
}
