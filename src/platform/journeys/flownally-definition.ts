import { z } from 'zod'
import type { FlownallyDefinition } from '../../wire/vendors/flownally.ts'
import { newId } from '../uuid.ts'
import { newEdge, newNode } from './graph.ts'
import type { JourneyEdge, JourneyGraph, JourneyNode } from './graph.ts'
import { kindOfNode, typeOfKind } from './node-kinds.ts'

/**
 * Flownally's WorkflowDefinition. Its page shows `start` nodes and empty edges
 * only; the rest is React Flow's shape, and unknown keys are kept as they come.
 */

const text = z.string().min(1).max(255)

const data = z.record(z.string(), z.unknown())
const position = z.strictObject({ x: z.number(), y: z.number() })

/**
 * The graph of a definition. A node with an id that the current graph knows keeps
 * what Flownally cannot say of it; an edge between the same nodes keeps its id.
 */
export function parseDefinition(
  definition: FlownallyDefinition,
  current: JourneyGraph,
): JourneyGraph {
  const { nodes, edges, ...extra } = definition
  const known = new Map(current.nodes.map((node) => [keyOf(node), node]))
  const parsed = nodes.map((node) => parseNode(node, known.get(node.id)))
  const ids = new Map(parsed.map((node) => [keyOf(node), node.id]))
  const free = [...current.edges]
  return {
    nodes: parsed,
    edges: edges.map((edge) => withFormerId(parseEdge(edge, ids), free)),
    extra,
  }
}

/** As Flownally has it: what was parsed comes out the same. */
export function toDefinition(graph: JourneyGraph): FlownallyDefinition {
  const keys = new Map(graph.nodes.map((node) => [node.id, keyOf(node)]))
  const end = (id: string | null) => (id === null ? null : (keys.get(id) ?? id))
  return {
    nodes: graph.nodes.map((node) => ({
      id: keyOf(node),
      type: kindOfNode(node),
      ...present({ data: node.config, contentId: node.contentId, position: node.position }),
      ...node.extra,
    })),
    edges: graph.edges.map((edge) => ({
      ...present({
        id: edge.key ?? null,
        source: end(edge.source),
        target: end(edge.target),
        sourceHandle: edge.handle,
        label: edge.label,
      }),
      ...edge.extra,
    })),
    ...graph.extra,
  }
}

function keyOf(node: JourneyNode): string {
  return node.key ?? node.id
}

function parseNode(
  given: FlownallyDefinition['nodes'][number],
  former: JourneyNode | undefined,
): JourneyNode {
  const { id: key, type, ...rest } = given
  const extra: Record<string, unknown> = rest
  const meaning = former !== undefined && kindOfNode(former) === type ? former : typeOfKind(type)
  const id = former?.id ?? newId()
  return newNode({
    id,
    ...(key !== id && { key }),
    type: meaning.type,
    ...(meaning.kind !== undefined && { kind: meaning.kind }),
    config: take(extra, 'data', data),
    contentId: take(extra, 'contentId', text),
    position: take(extra, 'position', position),
    published: former?.published ?? true,
    extra,
  })
}

function parseEdge(given: Record<string, unknown>, ids: ReadonlyMap<string, string>): JourneyEdge {
  const extra = { ...given }
  const key = take(extra, 'id', text)
  const end = (name: 'source' | 'target') => {
    const end = take(extra, name, z.string())
    return end === null ? null : (ids.get(end) ?? end)
  }
  const source = end('source')
  const target = end('target')
  const handle = take(extra, 'sourceHandle', z.string())
  const label = take(extra, 'label', z.string())
  return newEdge({
    id: newId(),
    ...(key !== null && { key }),
    source,
    target,
    handle,
    label,
    extra,
  })
}

/** The former edge between the same nodes is used up: two edges alike keep two ids. */
function withFormerId(edge: JourneyEdge, free: JourneyEdge[]): JourneyEdge {
  const at = free.findIndex((former) =>
    (['key', 'source', 'target', 'handle'] as const).every((name) => former[name] === edge[name]),
  )
  const [former] = at < 0 ? [] : free.splice(at, 1)
  return former === undefined ? edge : { ...edge, id: former.id }
}

/** Takes a value out, if it is what we have a place for; else it stays among what is kept. */
function take<Value>(
  from: Record<string, unknown>,
  name: string,
  schema: z.ZodType<Value>,
): Value | null {
  if (!Object.hasOwn(from, name)) return null
  const parsed = schema.safeParse(from[name])
  if (!parsed.success) return null
  delete from[name]
  return parsed.data
}

function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
