import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyGraph } from '../../../src/platform/journeys/graph.ts'
import {
  OCTETH_TRIGGERS,
  asOctethTrigger,
  triggersOf,
  withTrigger,
} from '../../../src/platform/journeys/trigger.ts'
import { MANUAL, chain } from './journey-fixture.ts'

const TAG = { triggerType: 'Tag', triggerConfig: { Value: 7 } }

describe('the trigger of a graph', () => {
  it('is set on the trigger node that is there', () => {
    const graph = chain(MANUAL, MANUAL, { type: 'EXIT' })
    const changed = withTrigger(graph, TAG)
    assert.deepEqual(
      triggersOf(changed).map(({ type, config }) => [type, config]),
      [
        ['Tag', { Value: 7 }],
        ['MANUAL', {}],
      ],
    )
    assert.equal(changed.nodes[0]?.id, graph.nodes[0]?.id)
    assert.deepEqual(changed.edges, graph.edges)
  })

  it('gets a node that leads to what nothing leads to', () => {
    const graph = chain({ type: 'WAIT' }, { type: 'EXIT' })
    const { nodes, edges } = withTrigger(graph, TAG, 'start')
    assert.equal(nodes[0]?.kind, 'start')
    assert.equal(nodes.length, 3)
    assert.deepEqual([edges[0]?.source, edges[0]?.target], [nodes[0]?.id, graph.nodes[0]?.id])
    assert.equal(edges.length, 2)
    assert.equal(withTrigger(emptyGraph(), TAG).nodes.length, 1)
  })
})

describe("Octeth's word for a trigger", () => {
  it('is its own, or the nearest, or Manual', () => {
    for (const type of OCTETH_TRIGGERS) assert.equal(asOctethTrigger(type), type)
    assert.equal(asOctethTrigger('URL_MATCH'), 'WebsiteEvent_pageView')
    assert.equal(asOctethTrigger('contact_created'), 'ListSubscription')
    for (const type of ['toString', 'MOON_PHASE', '']) assert.equal(asOctethTrigger(type), 'Manual')
  })
})
