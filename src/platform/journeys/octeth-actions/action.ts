import { isDeepStrictEqual } from 'node:util'
import type { JourneyNode } from '../graph.ts'
import { isOctethAction, kindOfNode, typeOfKind } from '../node-kinds.ts'
import type { OctethAction } from '../node-kinds.ts'
import { readWait } from '../node-settings/wait.ts'

/** One step of a journey as Octeth has it: a tree, where a canvas is a graph. */
export interface Action {
  /** Absent for a new one. */
  nodeId?: string
  /** `Custom`: one or several nodes that Octeth has no word for. It may be moved, not changed. */
  action: OctethAction | 'Custom'
  parameters: Record<string, unknown>
  published: boolean
  /** Of a `Decision`. Who comes to the end of a branch goes on after the decision. */
  branches?: Branches
}

interface Branches {
  true: Action[]
  false: Action[]
}

/** A node as an action, its branches apart. */
export function toAction(node: JourneyNode): Action {
  const { id: nodeId, type, kind, config, published } = node
  const own = isOctethAction(kind) && typeOfKind(kind).type === type
  if (own) return { nodeId, action: kind, parameters: config ?? {}, published }
  if (kind === undefined && type === 'EXIT') {
    return { nodeId, action: 'ExitThisJourney', parameters: {}, published }
  }
  const wait = kind === undefined && type === 'WAIT' ? readWait(config) : null
  if (wait?.kind === 'for') {
    const parameters = { WaitUnit: `${wait.unit}s`, WaitAmount: wait.amount }
    return { nodeId, action: 'Wait', parameters, published }
  }
  return customAction(node)
}

export function customAction(node: JourneyNode): Action {
  const { id: nodeId, published } = node
  return { nodeId, action: 'Custom', parameters: { NodeType: kindOfNode(node) }, published }
}

/** The node of an action. One that comes back as it was shown stays what it is, whoever made it. */
export function toNode(
  { action, parameters, published }: Action,
  id: string,
  former: JourneyNode | undefined,
): JourneyNode {
  const shown = former && toAction(former)
  if (former && shown?.action === action && isDeepStrictEqual(shown.parameters, parameters)) {
    return { ...former, published }
  }
  return {
    id,
    ...(former?.key !== undefined && { key: former.key }),
    ...typeOfKind(action),
    config: parameters,
    contentId: null,
    position: former?.position ?? null,
    published,
    extra: former?.extra ?? {},
  }
}
