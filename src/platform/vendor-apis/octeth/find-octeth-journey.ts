import type { Executor } from '../../../database/executor.ts'
import type { Journey } from '../../journeys/journey.ts'
import { findJourneyByNumber } from '../../journeys/journey-store.ts'
import { vendorStatus } from '../../journeys/vendor-status.ts'

/** Null for one that Octeth does not see: archived, deleted or of another user. */
export async function findOctethJourney(
  ex: Executor,
  workspaceId: string,
  number: number | null,
): Promise<Journey | null> {
  if (number === null) return null
  const journey = await findJourneyByNumber(ex, workspaceId, number)
  return journey === null || vendorStatus('octeth', journey.state) === null ? null : journey
}
