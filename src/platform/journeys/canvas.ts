import { isId, newId } from '../uuid.ts'
import { newEdge, newNode } from './graph.ts'
import type { JourneyEdge, JourneyGraph, JourneyNode, NodeType } from './graph.ts'
import { JourneyError } from './journey-error.ts'

/** BreakGround's canvas, as a request gives it. */
export interface Canvas {
  nodes: readonly CanvasNode[]
  edges: readonly CanvasEdge[]
}

interface CanvasNode {
  /** A UUID is kept. Any other text is a name for the edges of this request. */
  id?: string | undefined
  type: NodeType
  config?: Record<string, unknown> | null | undefined
  contentId?: string | null | undefined
  position?: { x: number; y: number } | null | undefined
}

interface CanvasEdge {
  id?: string | undefined
  /** A node's id, its name in this request, or its place: `<node-1-id>`. */
  sourceNodeId: string
  targetNodeId: string
  label?: string | null | undefined
  sourceHandle?: string | null | undefined
}

/**
 * The whole canvas anew. A node that comes back with its id keeps what BreakGround
 * does not show of it; so does an edge between the same nodes. Edges that connect
 * nothing, as Flownally has them, it does not show: they stay.
 * @throws {JourneyError} `invalid`: edges that name no node; nodes of no type of BreakGround's that are not there yet.
 */
export function replaceCanvas(current: JourneyGraph, canvas: Canvas): JourneyGraph {
  const formerNodes = new Map(current.nodes.map((node) => [node.id, node]))
  const ids = new Map<string, string>()
  const nodes = canvas.nodes.map((given, at) => {
    const named = given.id?.toLowerCase()
    const id = named !== undefined && isId(named) ? named : newId()
    ids.set(`<node-${at + 1}-id>`, id)
    if (given.id !== undefined) ids.set(given.id, id).set(id, id)
    return toNode({ ...given, id }, formerNodes.get(id))
  })
  const details = [
    ...repeatedNames(canvas.nodes),
    ...nodes.filter(isUnknown(formerNodes)).map(({ id, type }) => ({
      nodeId: id,
      message: `A new node cannot be of type ${type}.`,
    })),
    ...canvas.edges.flatMap((edge, at) => unknownEnds(edge, at, ids)),
  ]
  if (details.length > 0) throw new JourneyError('invalid', 'The canvas is not valid.', { details })
  const free = [...current.edges]
  const edges = canvas.edges.map((edge) => toEdge(edge, ids, free))
  return { ...current, nodes, edges: [...edges, ...current.edges.filter(hasNoEnds)] }
}

function toNode(
  { id, type, config = null, contentId = null, position = null }: CanvasNode & { id: string },
  former: JourneyNode | undefined,
): JourneyNode {
  const shown = { id, type, config, contentId, position }
  if (former === undefined) return newNode(shown)
  if (former.type === type) return { ...former, ...shown }
  const { key, published } = former
  return newNode({ ...shown, published, ...(key !== undefined && { key }) })
}

function toEdge(
  { id: givenId, sourceNodeId, targetNodeId, label = null, sourceHandle = null }: CanvasEdge,
  ids: ReadonlyMap<string, string>,
  free: JourneyEdge[],
): JourneyEdge {
  const id = givenId !== undefined && isId(givenId) ? givenId.toLowerCase() : null
  const shown = {
    source: ids.get(sourceNodeId) ?? null,
    target: ids.get(targetNodeId) ?? null,
    label,
    handle: sourceHandle,
  }
  const at = free.findIndex((former) =>
    id === null
      ? former.source === shown.source &&
        former.target === shown.target &&
        former.handle === shown.handle
      : former.id === id,
  )
  const [former] = at < 0 ? [] : free.splice(at, 1)
  if (former !== undefined) return { ...former, ...shown }
  return newEdge({ id: id ?? newId(), ...shown })
}

function hasNoEnds({ source, target }: JourneyEdge): boolean {
  return source === null && target === null
}

/** An action of another vendor's may stay, and cannot be made here. */
function isUnknown(former: ReadonlyMap<string, JourneyNode>) {
  return ({ id, type }: JourneyNode) => type === 'ACTION' && former.get(id)?.type !== 'ACTION'
}

function unknownEnds(edge: CanvasEdge, at: number, ids: ReadonlyMap<string, string>) {
  return (['sourceNodeId', 'targetNodeId'] as const)
    .filter((end) => !ids.has(edge[end]))
    .map((end) => ({ path: `edges.${at}.${end}`, message: `There is no node "${edge[end]}".` }))
}

function repeatedNames(nodes: readonly CanvasNode[]) {
  const seen = new Set<string>()
  return nodes.flatMap(({ id }, at) => {
    if (id === undefined || !seen.has(id.toLowerCase())) {
      if (id !== undefined) seen.add(id.toLowerCase())
      return []
    }
    return [{ path: `nodes.${at}.id`, message: `Two nodes are called "${id}".` }]
  })
}
