import { listJourneys } from '../../../journeys/journey-list-store.ts'
import { statesOf } from '../../../journeys/vendor-status.ts'
import { journeyFigures } from '../../../statistics/journey-statistics.ts'
import { dayRange } from '../day-range.ts'
import { numberedError } from '../octeth-error.ts'
import { journeyStats } from '../journey-stats.ts'
import { journeyNames, journeyStatus, journeyTrigger } from '../serialize.ts'
import type { Run } from './command.ts'

/** Octeth has no pages: all of them. */
const LIMIT = 1_000_000

export const listCommand: Run<'journey.list'> = async ({ ctx, workspaceId, input }) => {
  const { StatsStartDate: first, StatsEndDate: last } = input
  if (first && last && first > last) throw numberedError('journey.list', 6)
  const page = { states: statesOf('octeth'), limit: LIMIT }
  const journeys = await listJourneys(ctx.db, workspaceId, page)
  const ids = journeys.map(({ id }) => id)
  const figures = await journeyFigures(ctx.db, workspaceId, ids, dayRange(first, last))
  return {
    Journeys: journeys.flatMap((journey) => {
      const ofJourney = figures.get(journey.id)
      if (ofJourney === undefined) return []
      return [
        {
          ...journeyNames(journey),
          ...journeyTrigger(journey),
          Status: journeyStatus(journey),
          JourneyStats: journeyStats(ofJourney),
        },
      ]
    }),
  }
}
