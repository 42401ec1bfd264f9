import { z } from 'zod'
import { parseNumber } from '../../journeys/journey-id.ts'
import { OCTETH_ACTIONS } from '../../journeys/node-kinds.ts'
import type { Action } from '../../journeys/octeth-actions/action.ts'
import { withCanonicalNames } from './canonical-names.ts'

export const actionPublished = z.union([
  z.boolean(),
  z.enum(['true', '1', 'false', '0']).transform((word) => word === 'true' || word === '1'),
  z.literal([0, 1]).transform(Boolean),
])

const record = z.record(z.string(), z.unknown())
const branch = z.array(z.unknown())

/** As it is sent, or as it is shown, its parameters apart. */
const actionSchema = z.looseObject({
  Action: z.string(),
  ActionID: z.unknown().optional(),
  Published: actionPublished.optional(),
  Actions: z.object({ True: branch.default([]), False: branch.default([]) }).optional(),
  ActionParameters: z.union([record, z.array(z.unknown()).length(0)]).optional(),
})

const BY_LOWER_CASE = new Map<string, Action['action']>(
  [...OCTETH_ACTIONS, 'Custom' as const].map((name) => [name.toLowerCase(), name]),
)

/** What is known of the actions that are there. */
export interface FormerActions {
  nodeIds: ReadonlyMap<number, string>
  /** Ids of the nodes that are published. */
  published: ReadonlySet<string>
}

/** Null when one is no action of Octeth's, or has the id of none that is there. */
export function parseActions(given: readonly unknown[], former: FormerActions): Action[] | null {
  const actions: Action[] = []
  for (const one of given) {
    const action = parseAction(withCanonicalNames(one), former)
    if (action === null) return null
    actions.push(action)
  }
  return actions
}

function parseAction(given: unknown, former: FormerActions): Action | null {
  const parsed = actionSchema.safeParse(given)
  if (!parsed.success) return null
  const { Action: name, ActionID, Published, Actions, ActionParameters, ...rest } = parsed.data
  const action = BY_LOWER_CASE.get(name.toLowerCase())
  const nodeId = former.nodeIds.get(parseNumber(ActionID) ?? 0)
  const isNew = ActionID === undefined || ActionID === null || ActionID === '' || ActionID === 0
  if (action === undefined || (nodeId === undefined && !isNew)) return null
  const apart = Array.isArray(ActionParameters) ? {} : ActionParameters
  const { Actions: shown, ...shownParameters }: Record<string, unknown> = { ...apart }
  const parameters = { ...shownParameters, ...rest }
  const isPublished = Published ?? (nodeId !== undefined && former.published.has(nodeId))
  const made = { ...(nodeId && { nodeId }), action, parameters, published: isPublished }
  if (action !== 'Decision') return made
  const tree = actionSchema.shape.Actions.safeParse(Actions ?? shown)
  const [whenTrue, whenFalse] = [tree.data?.True ?? [], tree.data?.False ?? []]
  const branches = { true: parseActions(whenTrue, former), false: parseActions(whenFalse, former) }
  if (!tree.success || branches.true === null || branches.false === null) return null
  return { ...made, branches: { true: branches.true, false: branches.false } }
}
