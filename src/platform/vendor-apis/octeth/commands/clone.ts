import { cloneJourney } from '../../../journeys/clone-journey.ts'
import { JourneyError } from '../../../journeys/journey-error.ts'
import { parseNumber } from '../../../journeys/journey-id.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
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

export const cloneCommand: Run<'journey.clone'> = async ({ ctx, workspaceId, input }) => {
  const original = await findOctethJourney(ctx.db, workspaceId, parseNumber(input.JourneyID))
  if (original === null) throw numberedError('journey.clone', 3)
  const changed = {
    name: input.NewJourneyName,
    notes: `Copy of journey ${original.name}`,
  }
  const copy = await cloneJourney(ctx, original, workspaceId, () => changed).catch(
    (error: unknown) => {
      if (error instanceof JourneyError && error.code === 'invalid') {
        throw numberedError('journey.clone', 4)
      }
      throw error
    },
  )
  return {
    Journey: {
      ...journeyNames(copy),
      ...journeyTrigger(copy),
      Status: journeyStatus(copy),
      ...journeyNotes(copy),
    },
    Actions: shownActionsWithState(copy, await nodeNumbers(ctx.db, workspaceId, copy.id)),
  }
}
