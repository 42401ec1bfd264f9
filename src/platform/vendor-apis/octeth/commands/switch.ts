import { changeJourneyState } from '../../../journeys/change-journey-state.ts'
import type { Journey } from '../../../journeys/journey.ts'
import { JourneyError } from '../../../journeys/journey-error.ts'
import { publishAndActivate } from '../../../journeys/publish-journey.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import { journeyNames, journeyStatus, journeyTrigger, octethTime } from '../serialize.ts'
import type { Asked, Run } from './command.ts'

type Switch = 'journey.enable' | 'journey.disable'

export const enableCommand: Run<'journey.enable'> = (asked) =>
  switchJourney('journey.enable', asked, ({ ctx, workspaceId, caller }, id) =>
    publishAndActivate(ctx, workspaceId, id, 'enable', { by: caller.id }),
  )

/** Nobody comes in, and those inside stand still. */
export const disableCommand: Run<'journey.disable'> = (asked) =>
  switchJourney('journey.disable', asked, ({ ctx, workspaceId }, id) =>
    changeJourneyState(ctx, workspaceId, id, 'freeze'),
  )

async function switchJourney(
  command: Switch,
  asked: Asked<Switch>,
  turn: (asked: Asked<Switch>, id: string) => Promise<Journey>,
) {
  const { ctx, workspaceId, input } = asked
  const found = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (found === null) throw numberedError(command, 3)
  const journey = await turn(asked, found.id).catch((error: unknown) => {
    if (!(error instanceof JourneyError) || error.code !== 'wrong-state') throw error
    throw numberedError(command, error.state === 'archived' ? 3 : 4)
  })
  return {
    Journey: {
      ...journeyNames(journey),
      Trigger: journeyTrigger(journey).Trigger,
      Status: journeyStatus(journey),
      UpdatedAt: octethTime(journey.updatedAt),
    },
  }
}
