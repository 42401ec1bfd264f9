import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import {
  parseDefinition,
  toDefinition,
} from '../../../src/platform/journeys/flownally-definition.ts'
import { flownallyDefinition } from '../../../src/wire/vendors/flownally.ts'
import { emptyGraph, graphSchema } from '../../../src/platform/journeys/graph.ts'
import { triggersOf } from '../../../src/platform/journeys/trigger.ts'
import { anyGraph, sorted } from './any-graph.ts'

/** As its page shows it. */
const DOCUMENTED = {
  nodes: [
    {
      id: 'string',
      type: 'start',
      data: { triggerConfig: { type: 'contact_created', conditions: {} }, entryMode: 'once' },
    },
  ],
  edges: [{}],
}

const text = fc.string({ minLength: 1, maxLength: 12 })
const kept = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
)
const anyDefinition = fc
  .uniqueArray(text, { maxLength: 5 })
  .chain((ids) => {
    const end = fc.constantFrom(...ids, 'nobody')
    const node = (id: string) =>
      fc
        .record(
          {
            type: fc.oneof(fc.constantFrom('start', 'wait', 'WAIT', 'Decision', 'toString'), text),
            data: fc.oneof(kept, fc.jsonValue({ maxDepth: 1 })),
            position: fc.oneof(fc.record({ x: fc.integer(), y: fc.integer() }), fc.jsonValue()),
            contentId: fc.oneof(text, fc.constant(null)),
          },
          { requiredKeys: ['type'] },
        )
        .chain((known) => kept.map((extra) => ({ ...extra, ...known, id })))
    const edge = fc
      .record(
        {
          id: fc.oneof(text, fc.integer()),
          source: fc.oneof(end, fc.constant(null)),
          target: end,
          sourceHandle: fc.constantFrom('true', null, 7),
          label: fc.constantFrom('', 'go', null, { text: 'go' }),
        },
        { requiredKeys: [] },
      )
      .chain((known) => kept.map((extra) => ({ ...extra, ...known })))
    return fc.record({ nodes: fc.tuple(...ids.map(node)), edges: fc.array(edge, { maxLength: 5 }) })
  })
  .chain((known) => kept.map((extra) => ({ ...extra, ...known })))
  .map((definition) => JSON.parse(JSON.stringify(definition)) as object)

describe("Flownally's definition", () => {
  it('of its page comes back byte for byte, and is a trigger', () => {
    const graph = parseDefinition(flownallyDefinition.parse(DOCUMENTED), emptyGraph())
    assert.equal(JSON.stringify(toDefinition(graph)), JSON.stringify(DOCUMENTED))
    assert.deepEqual(triggersOf(graph), [
      { nodeId: graph.nodes[0]?.id, type: 'contact_created', config: { conditions: {} } },
    ])
  })

  it('comes back as it was sent, with keys that nobody knows', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const graph = parseDefinition(flownallyDefinition.parse(definition), emptyGraph())
        assert.ok(graphSchema.safeParse(graph).success)
        assert.deepEqual(toDefinition(graph), definition)
      }),
      { numRuns: 500 },
    )
  })

  it('sent again keeps every id', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const parsed = flownallyDefinition.parse(definition)
        const graph = parseDefinition(parsed, emptyGraph())
        assert.deepEqual(sorted(parseDefinition(parsed, graph)), sorted(graph))
      }),
      { numRuns: 300 },
    )
  })

  it('of what others drew loses nothing when it comes back', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const once = parseDefinition(toDefinition(graph), graph)
        assert.deepEqual(toDefinition(once), toDefinition(graph))
        assert.deepEqual(
          once.nodes.map(({ id, type, published }) => ({ id, type, published })),
          graph.nodes.map(({ id, type, published }) => ({ id, type, published })),
        )
      }),
      { numRuns: 500 },
    )
  })
})
