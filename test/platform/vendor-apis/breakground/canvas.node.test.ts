import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { createJourney } from '../../../../src/platform/journeys/create-journey.ts'
import { newEdge, newNode } from '../../../../src/platform/journeys/graph.ts'
import { newId } from '../../../../src/platform/uuid.ts'
import { BREAKGROUND_PATH } from '../../../../src/wire/vendors/breakground.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import {
  SOUND_CANVAS,
  createDraft,
  journeyOf,
  listed,
  refused,
  serveBreakground,
} from './breakground-fixture.ts'
import type { Breakground } from './breakground-fixture.ts'

onBothDatabases("BreakGround's canvases", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  it('keep UUIDs of nodes and edges over saves, and give others a new one', async () => {
    const { call, path, journey } = await served.journey()
    const [trigger] = journey.nodes
    const fresh = newId()
    const saved = journeyOf(
      await call('PUT', `${path}/canvas`, {
        nodes: [
          { ...trigger, position: { x: 1, y: 2 } },
          { id: fresh, type: 'WAIT', config: { duration: 1, unit: 'days' } },
          { id: 'bye', type: 'EXIT' },
          { id: null, type: 'EXIT', config: null, contentId: null, position: null },
        ],
        edges: [
          { sourceNodeId: trigger!.id, targetNodeId: fresh },
          { id: journey.edges[0]!.id, sourceNodeId: '<node-2-id>', targetNodeId: 'bye' },
          { id: null, sourceNodeId: fresh, targetNodeId: '<node-4-id>', sourceHandle: 'b' },
        ],
      }),
    )
    const ids = saved.nodes.map(({ id }) => id)
    assert.deepEqual(ids.slice(0, 2), [trigger!.id, fresh])
    assert.equal(new Set([...ids, 'bye']).size, 5)
    assert.deepEqual(
      saved.edges.map(({ sourceNodeId, targetNodeId }) => [sourceNodeId, targetNodeId]),
      [
        [ids[0], ids[1]],
        [ids[1], ids[2]],
        [ids[1], ids[3]],
      ],
    )
    assert.equal(saved.edges[1]!.id, journey.edges[0]!.id)
    assert.deepEqual(saved._count, { nodes: 4, edges: 3, enrollments: 0 })
    // What was shown may come back as it was shown.
    const again = journeyOf(await call('PUT', `${path}/canvas`, saved))
    assert.deepEqual(again, { ...saved, updatedAt: again.updatedAt })
  })

  it('are saved wholly or not at all; everything that is wrong is told', async () => {
    const { call, siteId, path, get } = await served.journey()
    const foreign = (await createDraft(call, siteId)).nodes[0]!.id
    const before = await get()
    const [node] = SOUND_CANVAS.nodes
    for (const [canvas, wrong] of [
      [{ nodes: [{ ...node, id: foreign }], edges: [] }, [foreign]],
      [
        { nodes: [node], edges: [{ sourceNodeId: '<node-1-id>', targetNodeId: '<node-2-id>' }] },
        ['edges.0.targetNodeId'],
      ],
      [
        { nodes: [node], edges: [{ sourceNodeId: before.nodes[0]!.id, targetNodeId: 'x' }] },
        ['edges.0.sourceNodeId', 'edges.0.targetNodeId'],
      ],
      [
        {
          nodes: [
            { ...node, id: 'a' },
            { ...node, id: 'a' },
          ],
          edges: [],
        },
        ['nodes.1.id'],
      ],
      [{ nodes: [node] }, ['edges']],
      [{ edges: [] }, ['nodes']],
      [
        { nodes: [{ type: 'SURVEY' }, { ...node, position: { x: '1' } }], edges: {} },
        ['nodes.0.type', 'nodes.1.position.x', 'nodes.1.position.y', 'edges'],
      ],
      [{ nodes: Array.from({ length: 1001 }, () => node), edges: [] }, ['nodes']],
    ] as const) {
      const { details } = refused(
        await call('PUT', `${path}/canvas`, canvas),
        400,
        'VALIDATION_ERROR',
      )
      assert.deepEqual(
        details.map((one) => one['path'] ?? one['nodeId']),
        wrong,
      )
    }
    const action = { nodes: [{ type: 'ACTION' }], edges: [] }
    refused(await call('PUT', `${path}/canvas`, action), 400, 'VALIDATION_ERROR')
    assert.deepEqual(await get(), before)
    const list = await listed(call)
    const half = { name: 'Half', siteId, nodes: [{ ...node, id: foreign }] }
    refused(await call('POST', BREAKGROUND_PATH, half), 400, 'VALIDATION_ERROR')
    assert.equal((await listed(call)).meta.total, list.meta.total, 'nothing is left of it')
  })

  it('keep what another vendor has drawn and this one cannot show', async () => {
    const { call, workspaceId } = await served.workspace()
    const trigger = newNode({ id: newId(), type: 'TRIGGER', config: { triggerType: 'MANUAL' } })
    const mail = newNode({ id: newId(), type: 'ACTION', kind: 'SendEmail', extra: { list: 7 } })
    const edge = newEdge({ id: newId(), source: trigger.id, target: mail.id })
    const loose = newEdge({ id: newId(), source: null, target: null, extra: { note: 'x' } })
    const graph = { nodes: [trigger, mail], edges: [edge, loose], extra: { viewport: 1 } }
    const { id } = await createJourney(served.ctx, workspaceId, { name: 'Of others', graph })
    const shown = journeyOf(await call('GET', `${BREAKGROUND_PATH}/${id}`))
    assert.equal(shown.siteId, null)
    assert.deepEqual(
      shown.edges.map((one) => one.id),
      [edge.id],
    )
    journeyOf(await call('PUT', `${BREAKGROUND_PATH}/${id}/canvas`, shown))
    const row = await db()
      .selectFrom('journey')
      .select('draft_graph')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(row.draft_graph, graph)
  })
})
