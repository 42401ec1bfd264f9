import { editLiveJourney } from '../../../journeys/live-journey.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
import type { JourneyNode } from '../../../journeys/graph.ts'
import { actionsToGraph } from '../../../journeys/octeth-actions/actions-to-graph.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import { parseActions } from '../parse-actions.ts'
import { journeyNames, shownActions } from '../serialize.ts'
import type { Run } from './command.ts'

/** The whole tree anew: an action that is not named is gone. */
export const updateActionsCommand: Run<'journey.actions.update'> = async (asked) => {
  const { ctx, caller, workspaceId, input } = asked
  const found = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (found === null) throw numberedError('journey.actions.update', 5)
  const numbers = await nodeNumbers(ctx.db, workspaceId, found.id)
  const nodeIds = new Map(Array.from(numbers, ([id, number]) => [number, id] as const))
  const journey = await editLiveJourney(
    ctx,
    workspaceId,
    found.id,
    ({ graph }) => {
      const published = new Set(graph.nodes.filter(isPublished).map(({ id }) => id))
      const actions = parseActions(input.Actions, { nodeIds, published })
      if (actions === null) throw numberedError('journey.actions.update', 6)
      return { graph: actionsToGraph(actions, graph) }
    },
    { by: caller.id },
  )
  const shown = shownActions(journey, await nodeNumbers(ctx.db, workspaceId, journey.id))
  return { ...journeyNames(journey), Actions: shown }
}

function isPublished({ published }: JourneyNode): boolean {
  return published
}
