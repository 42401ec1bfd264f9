import * as fc from 'fast-check'
import { NODE_TYPES, newEdge, newNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph } from '../../../src/platform/journeys/graph.ts'
import { OCTETH_ACTIONS } from '../../../src/platform/journeys/node-kinds.ts'
import type { Action } from '../../../src/platform/journeys/octeth-actions/action.ts'

const key = fc.string().filter((text) => text !== '__proto__')
const json = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 3,
  noNullPrototype: true,
})

/** Any tree that Octeth takes. */
export const anyActions: fc.Arbitrary<Action[]> = fc.letrec<{ actions: Action[]; action: Action }>(
  (tie) => ({
    actions: fc.array(tie('action'), { maxLength: 4, depthIdentifier: 'tree' }),
    action: fc.oneof(
      { depthIdentifier: 'tree' },
      fc.record({
        action: fc.constantFrom(...OCTETH_ACTIONS.filter((action) => action !== 'Decision')),
        parameters: json,
        published: fc.boolean(),
      }),
      fc.record({
        action: fc.constant('Decision' as const),
        parameters: json,
        published: fc.boolean(),
        branches: fc.record({ true: tie('actions'), false: tie('actions') }),
      }),
    ),
  }),
).actions

/** Any canvas: circles, forks, ends, parts that nothing leads to, edges to nowhere. */
export const anyGraph: fc.Arbitrary<JourneyGraph> = fc
  .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 9 })
  .chain((ids) => {
    const end = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...ids) },
      fc.constantFrom(null, 'nobody'),
    )
    const handle = fc.constantFrom(null, null, 'true', 'false', 'timeout')
    const kinds = fc.constantFrom(undefined, undefined, 'Decision', 'SendEmail', 'start', 'odd')
    return fc.record({
      nodes: fc.tuple(
        ...ids.map((id, at) =>
          fc
            .record({
              type: at === 0 ? fc.constant('TRIGGER' as const) : fc.constantFrom(...NODE_TYPES),
              kind: kinds,
              config: fc.option(json),
              position: fc.option(fc.record({ x: fc.integer(), y: fc.integer() })),
              contentId: fc.constantFrom(null, 'flow'),
              published: fc.boolean(),
              extra: fc.constantFrom({}, { width: 4, note: { a: [1] } }),
            })
            .map(({ kind, ...node }) => newNode({ id, ...(kind && { kind }), ...node })),
        ),
      ),
      edges: fc
        .array(
          fc.record({ source: end, target: end, handle, label: fc.constantFrom(null, 'go') }),
          {
            maxLength: 14,
          },
        )
        .chain((edges) =>
          fc
            .uniqueArray(fc.uuid(), { minLength: edges.length, maxLength: edges.length })
            .map((edgeIds) => edges.map((edge, at) => newEdge({ id: edgeIds[at] ?? '', ...edge }))),
        ),
      extra: fc.constantFrom({}, { viewport: { zoom: 1 } }),
    })
  })
  .map((graph) => JSON.parse(JSON.stringify(graph)) as JourneyGraph)

/** To compare what is the same in another order. */
export function sorted(graph: JourneyGraph): JourneyGraph {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return { ...graph, nodes: graph.nodes.toSorted(byId), edges: graph.edges.toSorted(byId) }
}
