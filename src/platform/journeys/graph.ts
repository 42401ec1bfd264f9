import { z } from 'zod'

/**
 * The canvas: what the three vendors draw, in one shape. Settings of a node stay
 * in the words of the vendor who wrote them; what only that vendor knows is kept
 * in `kind`, `key` and `extra` and given back untouched.
 */

/** BreakGround's eight, and `ACTION`: a step that only another vendor has a word for, its `kind`. */
export const NODE_TYPES = [
  'TRIGGER',
  'CONTENT',
  'WAIT',
  'WAIT_FOR_EVENT',
  'CONDITION',
  'SPLIT',
  'GOAL_CHECK',
  'EXIT',
  'ACTION',
] as const
export type NodeType = (typeof NODE_TYPES)[number]

export const MOST_NODES = 1000
const MOST_EDGES = 4000

const json = z.record(z.string(), z.unknown())
const id = z.uuid()
const shortText = z.string().min(1).max(255)

const nodeSchema = z.object({
  /** One node keeps it for ever; no other node of the workspace has it. */
  id,
  /** Flownally's id of the node, where it is another. */
  key: shortText.optional(),
  type: z.enum(NODE_TYPES),
  /** The type in its vendor's word, such as `start` or `SendEmail`. */
  kind: shortText.optional(),
  /** Null where none was given. */
  config: json.nullable(),
  contentId: shortText.nullable(),
  position: z.object({ x: z.number(), y: z.number() }).nullable(),
  /** False: the node is passed over, as Octeth does. */
  published: z.boolean(),
  extra: json,
})

const edgeSchema = z.object({
  id,
  key: shortText.optional(),
  /** A node's id, or the text that was to name one. Null where none was given. */
  source: z.string().nullable(),
  target: z.string().nullable(),
  label: z.string().nullable(),
  /** Which way out of its source: a branch, `true`, `false`, `timeout`. Null for the only one, or for "else". */
  handle: z.string().nullable(),
  extra: json,
})

export const graphSchema = z.object({
  nodes: z.array(nodeSchema).max(MOST_NODES),
  edges: z.array(edgeSchema).max(MOST_EDGES),
  extra: json,
})

export type JourneyNode = z.infer<typeof nodeSchema>
export type JourneyEdge = z.infer<typeof edgeSchema>
export type JourneyGraph = z.infer<typeof graphSchema>

export function emptyGraph(): JourneyGraph {
  return { nodes: [], edges: [], extra: {} }
}

/** A node with nothing but what is given. */
export function newNode(
  node: Pick<JourneyNode, 'id' | 'type'> & Partial<JourneyNode>,
): JourneyNode {
  return { config: null, contentId: null, position: null, published: true, extra: {}, ...node }
}

export function newEdge(
  edge: Pick<JourneyEdge, 'id' | 'source' | 'target'> & Partial<JourneyEdge>,
) {
  return { label: null, handle: null, extra: {}, ...edge } satisfies JourneyEdge
}

/** Edges with both ends in the graph, by their source. */
export function edgesBySource(graph: JourneyGraph): Map<string, EdgeBetween[]> {
  const bySource = new Map<string, EdgeBetween[]>(graph.nodes.map(({ id }) => [id, []]))
  const ids = new Set(bySource.keys())
  for (const edge of graph.edges) {
    if (hasEnds(edge) && ids.has(edge.target)) bySource.get(edge.source)?.push(edge)
  }
  return bySource
}

export type EdgeBetween = JourneyEdge & { source: string; target: string }

function hasEnds(edge: JourneyEdge): edge is EdgeBetween {
  return edge.source !== null && edge.target !== null
}
