import { enrollmentCounts } from '../../../enrollments/enrollment-list-store.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
import { dayRange } from '../day-range.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { subscriberStats } from '../journey-stats.ts'
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
  const all = await enrollmentCounts(ctx.db, workspaceId, [journey.id], range)
  const counts = all.get(journey.id)
  return {
    ...journeyNames(journey),
    ...journeyTrigger(journey),
    Status: journeyStatus(journey),
    ...journeyNotes(journey),
    Actions: shownActionsWithState(journey, numbers),
    JourneyStats: subscriberStats(counts?.active ?? 0, counts?.total ?? 0),
  }
}
