import { z } from 'zod'
import { editLiveJourney } from '../../../journeys/live-journey.ts'
import { parseNumber } from '../../../journeys/journey-id.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
import type { JourneyGraph } from '../../../journeys/graph.ts'
import { withCanonicalNames } from '../canonical-names.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { commonError, numberedError } from '../octeth-error.ts'
import { actionPublished } from '../parse-actions.ts'
import { journeyNames, publishedText } from '../serialize.ts'
import type { Run } from './command.ts'

const COMMAND = 'journey.actions.published'

const switchSchema = z.object({ ActionID: z.unknown(), Published: actionPublished })

/** Only these actions; those that are not published are passed over. */
export const publishActionsCommand: Run<typeof COMMAND> = async (asked) => {
  const { ctx, caller, workspaceId, input } = asked
  const found = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (found === null) throw numberedError(COMMAND, 5)
  const numbers = await nodeNumbers(ctx.db, workspaceId, found.id)
  const wanted = readSwitches(input.Actions, numbers)
  const change = ({ graph }: { graph: JourneyGraph }) => ({ graph: withSwitches(graph, wanted) })
  await editLiveJourney(ctx, workspaceId, found.id, change, { by: caller.id })
  const journey = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (journey === null) throw numberedError(COMMAND, 7)
  const Actions = Array.from(wanted, ([nodeId, published]) => ({
    ActionID: String(numbers.get(nodeId)),
    ...publishedText({ published }),
  }))
  return { ...journeyNames(journey), Actions }
}

/** By node. */
function readSwitches(
  given: readonly unknown[],
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, boolean> {
  const nodeIds = new Map(Array.from(numbers, ([id, number]) => [number, id] as const))
  return new Map(
    given.map((one, at) => {
      const parsed = switchSchema.safeParse(withCanonicalNames(one))
      if (!parsed.success) {
        throw commonError('invalid', `Actions[${at}]: give ActionID and Published, true or false`)
      }
      const nodeId = nodeIds.get(parseNumber(parsed.data.ActionID) ?? 0)
      if (nodeId === undefined) throw numberedError(COMMAND, 6)
      return [nodeId, parsed.data.Published] as const
    }),
  )
}

function withSwitches(graph: JourneyGraph, wanted: ReadonlyMap<string, boolean>): JourneyGraph {
  const actions = new Set(graph.nodes.filter(({ type }) => type !== 'TRIGGER').map(({ id }) => id))
  for (const id of wanted.keys()) if (!actions.has(id)) throw numberedError(COMMAND, 6)
  const nodes = graph.nodes.map((node) => ({
    ...node,
    published: wanted.get(node.id) ?? node.published,
  }))
  return { ...graph, nodes }
}
