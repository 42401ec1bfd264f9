import { enrollmentCounts } from '../../../enrollments/enrollment-list-store.ts'
import type { EnrollmentCounts } from '../../../enrollments/enrollment-list-store.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
import { dayRange } from '../day-range.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import {
  journeyNames,
  journeyNotes,
  journeyStatus,
  journeyTrigger,
  shownActionsWithState,
} from '../serialize.ts'
import type { Run } from './command.ts'

export const getCommand: Run<'journey.get'> = async ({ ctx, workspaceId, input }) => {
  const { JourneyID, StartDate, EndDate } = input
  if (StartDate && EndDate && StartDate > EndDate) throw numberedError('journey.get', 6)
  const journey = await findOctethJourney(ctx.db, workspaceId, JourneyID)
  if (journey === null) throw numberedError('journey.get', 3)
  const numbers = await nodeNumbers(ctx.db, workspaceId, journey.id)
  const range = dayRange(StartDate, EndDate)
  const counts = await enrollmentCounts(ctx.db, workspaceId, [journey.id], range)
  return {
    ...journeyNames(journey),
    ...journeyTrigger(journey),
    Status: journeyStatus(journey),
    ...journeyNotes(journey),
    Actions: shownActionsWithState(journey, numbers),
    JourneyStats: journeyStats(counts.get(journey.id)),
  }
}

/** Those who came in within the range: how many are still inside, and how many they were. */
export function journeyStats(counts: EnrollmentCounts | undefined) {
  return { ActiveSubscribers: counts?.active ?? 0, TotalSubscribers: counts?.total ?? 0 }
}
