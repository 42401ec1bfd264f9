import { enrollmentCounts } from '../../../enrollments/enrollment-list-store.ts'
import { listJourneys } from '../../../journeys/journey-list-store.ts'
import { statesOf } from '../../../journeys/vendor-status.ts'
import { dayRange } from '../day-range.ts'
import { numberedError } from '../octeth-error.ts'
import { journeyNames, journeyStatus, journeyTrigger } from '../serialize.ts'
import type { Run } from './command.ts'
import { journeyStats } from './get.ts'

/** Octeth has no pages: all of them. */
const LIMIT = 1_000_000

export const listCommand: Run<'journey.list'> = async ({ ctx, workspaceId, input }) => {
  const { StatsStartDate: first, StatsEndDate: last } = input
  if (first && last && first > last) throw numberedError('journey.list', 6)
  const page = { states: statesOf('octeth'), limit: LIMIT }
  const journeys = await listJourneys(ctx.db, workspaceId, page)
  const ids = journeys.map(({ id }) => id)
  const counts = await enrollmentCounts(ctx.db, workspaceId, ids, dayRange(first, last))
  return {
    Journeys: journeys.map((journey) => ({
      ...journeyNames(journey),
      ...journeyTrigger(journey),
      Status: journeyStatus(journey),
      JourneyStats: { ...journeyStats(counts.get(journey.id)), ...NO_EMAIL_STATS },
    })),
  }
}

/** Nothing counts e-mails and revenue yet. Empty ones look as Octeth's do. */
const NO_EMAIL_STATS: {
  AggregatedEmailActions: Record<string, never>
  AggregatedDaysEmailActions: never[]
  TotalRevenue: 0
  DaysRevenue: never[]
} = {
  AggregatedEmailActions: {},
  AggregatedDaysEmailActions: [],
  TotalRevenue: 0,
  DaysRevenue: [],
}
