import { emptyGraph } from '../../../journeys/graph.ts'
import { createPublishedJourney } from '../../../journeys/live-journey.ts'
import { withTrigger } from '../../../journeys/trigger.ts'
import {
  journeyNames,
  journeyNotes,
  journeyStatus,
  journeyTrigger,
  octethTime,
} from '../serialize.ts'
import { readRules, readTrigger } from '../trigger-input.ts'
import type { Run } from './command.ts'

/** Subscribers come in again once they are out. */
const ENTRY = { entryMode: 'once_at_a_time' } as const

export const createCommand: Run<'journey.create'> = async ({ ctx, caller, workspaceId, input }) => {
  const place = { db: ctx.db, workspaceId, command: 'journey.create' } as const
  const graph = withTrigger(emptyGraph(), await readTrigger(input, 'Manual', place))
  const rules = { ...ENTRY, ...readRules(input) }
  const wanted = { name: input.Name, notes: input.Notes ?? null, graph, rules }
  const journey = await createPublishedJourney(ctx, workspaceId, wanted, { by: caller.id })
  return {
    JourneyID: journey.number,
    Journey: {
      ...journeyNames(journey),
      Trigger: journeyTrigger(journey).Trigger,
      Status: journeyStatus(journey),
      ...journeyNotes(journey),
      CreatedAt: octethTime(journey.createdAt),
      UpdatedAt: octethTime(journey.updatedAt),
    },
  }
}
