import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { replaceCanvas } from '../../../src/platform/journeys/canvas.ts'
import type { Canvas } from '../../../src/platform/journeys/canvas.ts'
import { emptyGraph } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph } from '../../../src/platform/journeys/graph.ts'
import type { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { anyGraph } from './any-graph.ts'
import { MANUAL, chain } from './journey-fixture.ts'

/** As BreakGround shows a graph. */
function toCanvas(graph: JourneyGraph): Canvas {
  return {
    nodes: graph.nodes.map(({ id, type, config, contentId, position }) => ({
      id,
      type,
      config,
      contentId,
      position,
    })),
    edges: graph.edges.map(({ id, source, target, label, handle }) => ({
      id,
      sourceNodeId: source ?? '',
      targetNodeId: target ?? '',
      label,
      sourceHandle: handle,
    })),
  }
}

describe('a canvas that is saved', () => {
  it('takes nodes by their place, by a name of the request, and by their id', () => {
    const kept = newId()
    const { nodes, edges } = replaceCanvas(emptyGraph(), {
      nodes: [
        { ...MANUAL },
        { id: 'show', type: 'CONTENT', contentId: 'c' },
        { id: kept.toUpperCase(), type: 'EXIT' },
      ],
      edges: [
        { sourceNodeId: '<node-1-id>', targetNodeId: 'show', label: 'Start' },
        { sourceNodeId: '<node-2-id>', targetNodeId: kept },
      ],
    })
    assert.equal(nodes[2]?.id, kept)
    assert.deepEqual(
      edges.map(({ source, target, label }) => [source, target, label]),
      [
        [nodes[0]?.id, nodes[1]?.id, 'Start'],
        [nodes[1]?.id, kept, null],
      ],
    )
  })

  it('is the same when it comes back as it was shown', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const ids = new Set(graph.nodes.map(({ id }) => id))
        const edges = graph.edges.filter(
          ({ source, target }) => ids.has(source ?? '') && ids.has(target ?? ''),
        )
        const sound = { ...graph, edges }
        assert.deepEqual(replaceCanvas(sound, toCanvas(sound)), sound)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the id of an edge that comes without one', () => {
    const graph = chain(MANUAL, { type: 'EXIT' })
    const { nodes, edges } = toCanvas(graph)
    const saved = replaceCanvas(graph, {
      nodes,
      edges: edges.map((edge) => ({ ...edge, id: undefined })),
    })
    assert.deepEqual(saved, graph)
  })

  it('forgets what a node was, once it is of another type', () => {
    const graph = chain(MANUAL, { type: 'ACTION', kind: 'SendEmail', extra: { a: 1 } })
    const { nodes, edges } = toCanvas(graph)
    const saved = replaceCanvas(graph, {
      nodes: [nodes[0]!, { ...nodes[1]!, type: 'WAIT' }],
      edges,
    })
    assert.equal(saved.nodes[1]?.kind, undefined)
    assert.deepEqual(saved.nodes[1]?.extra, {})
  })

  it('is refused with everything that is wrong in it', () => {
    const id = newId()
    assert.throws(
      () =>
        replaceCanvas(emptyGraph(), {
          nodes: [{ id, type: 'WAIT' }, { id: id.toUpperCase(), type: 'EXIT' }, { type: 'ACTION' }],
          edges: [
            { sourceNodeId: 'nobody', targetNodeId: id },
            { sourceNodeId: '<node-4-id>', targetNodeId: newId() },
          ],
        }),
      (error: JourneyError) => {
        assert.equal(error.code, 'invalid')
        assert.equal(error.details.length, 5)
        return true
      },
    )
  })
})
