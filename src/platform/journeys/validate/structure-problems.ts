import { edgesBySource } from '../graph.ts'
import type { JourneyEdge, JourneyGraph } from '../graph.ts'
import { error, warning } from './problem.ts'
import type { Problem } from './problem.ts'

/** What can be said of nodes and edges without reading their settings. */
export function structureProblems(graph: JourneyGraph): Problem[] {
  const types = new Map(graph.nodes.map(({ id, type }) => [id, type]))
  const outgoing = edgesBySource(graph)
  const reached = reachable(graph, outgoing)
  const hasTrigger = graph.nodes.some(({ type }) => type === 'TRIGGER')
  return [
    ...(hasTrigger ? [] : [error('no-trigger', 'No trigger lets anybody in.')]),
    ...graph.edges.flatMap((edge) => edgeProblems(edge, types)),
    ...graph.nodes.flatMap(({ id, type }) => {
      const ways = (outgoing.get(id) ?? []).map(({ handle, label }) => handle ?? label)
      return [
        ...(reached.has(id) || !hasTrigger
          ? []
          : [error('unreachable', 'No way leads here from a trigger.', { nodeId: id })]),
        ...(ways.length > 0 || type === 'EXIT'
          ? []
          : [warning('dead-end', 'Nothing follows: the journey ends here.', { nodeId: id })]),
        // A split without names draws among its edges; elsewhere one way must be told from another.
        ...(type === 'SPLIT' || new Set(ways).size === ways.length
          ? []
          : [error('ambiguous', 'Two edges of the same name lead on.', { nodeId: id })]),
      ]
    }),
  ]
}

function edgeProblems(edge: JourneyEdge, types: ReadonlyMap<string, string>): Problem[] {
  const { id: edgeId, source, target } = edge
  if (source === null && target === null) {
    return [warning('edge-without-ends', 'The edge connects nothing.', { edgeId })]
  }
  const ends = [
    ['source', source, target],
    ['target', target, source],
  ] as const
  return [
    ...ends.flatMap(([end, id, other]) => {
      if (id !== null && types.has(id)) return []
      const nodeId = other !== null && types.has(other) ? other : null
      const what = id === null ? `has no ${end}` : `names a ${end} that is not there: "${id}"`
      return [error('edge-without-node', `An edge ${what}.`, { nodeId, edgeId })]
    }),
    ...(target !== null && types.get(target) === 'TRIGGER'
      ? [error('into-trigger', 'An edge leads into a trigger.', { nodeId: target, edgeId })]
      : []),
  ]
}

function reachable(
  graph: JourneyGraph,
  outgoing: ReadonlyMap<string, readonly { target: string }[]>,
): Set<string> {
  const reached = new Set<string>()
  const next = graph.nodes.filter(({ type }) => type === 'TRIGGER').map(({ id }) => id)
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    next.push(...(outgoing.get(id) ?? []).map(({ target }) => target))
  }
  return reached
}
