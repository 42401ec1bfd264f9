import { editLiveJourney } from '../../../journeys/live-journey.ts'
import { asOctethTrigger, withTrigger } from '../../../journeys/trigger.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import {
  journeyNames,
  journeyNotes,
  journeyStatus,
  journeyTrigger,
  octethTime,
} from '../serialize.ts'
import { namesTrigger, readRules, readTrigger } from '../trigger-input.ts'
import type { Run } from './command.ts'

export const updateCommand: Run<'journey.update'> = async ({ ctx, caller, workspaceId, input }) => {
  const found = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (found === null) throw numberedError('journey.update', 10)
  const place = { db: ctx.db, workspaceId, command: 'journey.update' } as const
  const current = asOctethTrigger(found.triggers[0]?.type ?? 'Manual')
  const trigger = namesTrigger(input) ? await readTrigger(input, current, place) : null
  const { Name, Notes } = input
  const rules = readRules(input)
  const journey = await editLiveJourney(
    ctx,
    workspaceId,
    found.id,
    ({ graph }) => ({
      ...(Name !== undefined && { name: Name }),
      ...(Notes !== undefined && { notes: Notes }),
      ...(Object.keys(rules).length > 0 && { rules }),
      ...(trigger !== null && { graph: withTrigger(graph, trigger) }),
    }),
    { by: caller.id },
  )
  return {
    Journey: {
      ...journeyNames(journey),
      ...journeyTrigger(journey),
      Status: journeyStatus(journey),
      ...journeyNotes(journey),
      UpdatedAt: octethTime(journey.updatedAt),
    },
  }
}
