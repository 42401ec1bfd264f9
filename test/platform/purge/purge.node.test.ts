import assert from 'node:assert/strict'
import { it } from 'node:test'
import { countCall } from '../../../src/platform/access/call-count-store.ts'
import {
  createUserSession,
  findUserSession,
} from '../../../src/platform/access/user-session-store.ts'
import { insertEnrollment } from '../../../src/platform/enrollments/enrollment-store.ts'
import { inTransaction } from '../../../src/platform/in-transaction.ts'
import { deleteJourney } from '../../../src/platform/journeys/change-journey-state.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { purge } from '../../../src/platform/purge/purge-worker.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { journeyFixture, soundGraph } from '../journeys/journey-fixture.ts'

const DAY_MS = 86_400_000

onBothDatabases('purging', (db) => {
  const setUp = async (journeys: number) => {
    const { ctx, clock, workspaceId } = await journeyFixture(db())
    const [lead] = await insertLeads(db(), workspaceId, [{ leadGroupId: null, values: {} }])
    const make = async () => {
      const { id } = await createJourney(ctx, workspaceId, { name: 'J', graph: soundGraph() })
      const journey = await publishAndActivate(ctx, workspaceId, id, 'activate')
      await inTransaction(db(), (trx) =>
        insertEnrollment(trx, workspaceId, {
          journeyId: id,
          leadId: lead!.id,
          nodeId: journey.graph.nodes[0]!.id,
          at: ctx.now(),
        }),
      )
      return id
    }
    const ids: string[] = []
    for (let at = 0; at < journeys; at++) ids.push(await make())
    const rows = async () => {
      const count = async (table: 'journey' | 'journey_version' | 'enrollment') =>
        (
          await db()
            .selectFrom(table)
            .select('id')
            .where('workspace_id', '=', workspaceId)
            .execute()
        ).length
      return [await count('journey'), await count('journey_version'), await count('enrollment')]
    }
    return { ctx, clock, workspaceId, ids, rows }
  }

  it('takes journeys 30 days after they were deleted, with all that was theirs, and no others', async () => {
    const { ctx, clock, workspaceId, ids, rows } = await setUp(3)
    await deleteJourney(ctx, workspaceId, ids[0]!, 'delete')
    clock.at += 20 * DAY_MS
    await deleteJourney(ctx, workspaceId, ids[1]!, 'delete')
    clock.at += 10 * DAY_MS
    await purge(ctx)
    assert.deepEqual(await rows(), [3, 3, 3], 'not before')
    clock.at += 1
    await purge(ctx)
    assert.deepEqual(await rows(), [2, 2, 2])
    clock.at += 400 * DAY_MS
    await purge(ctx)
    assert.deepEqual(await rows(), [1, 1, 1], 'what lives stays')
  })

  it('comes to its end where several do it at once, on more than it takes at a time', async () => {
    const { ctx, clock, workspaceId, ids, rows } = await setUp(25)
    for (const id of ids) await deleteJourney(ctx, workspaceId, id, 'delete')
    clock.at += 31 * DAY_MS
    await Promise.all([purge(ctx), purge(ctx), purge(ctx)])
    await purge(ctx)
    assert.deepEqual(await rows(), [0, 0, 0])
  })

  it('takes sessions of users 30 days after their end, and counts of calls after a day', async () => {
    const { ctx, clock, workspaceId } = await setUp(0)
    const expiresAt = new Date(clock.at + DAY_MS)
    const token = await createUserSession(db(), workspaceId, { scopes: [], expiresAt })
    const rate = { limit: 1, windowSeconds: 60 }
    const caller = `test:${workspaceId}`
    await countCall(db(), caller, rate, ctx.now())
    const counts = () =>
      db().selectFrom('call_count').select('calls').where('caller', '=', caller).execute()
    clock.at += DAY_MS
    await purge(ctx)
    assert.equal((await counts()).length, 1)
    clock.at += 30 * DAY_MS
    await purge(ctx)
    assert.equal((await counts()).length, 0)
    assert.ok(await findUserSession(db(), token), 'an ended one is told so')
    clock.at += 1
    await purge(ctx)
    assert.equal(await findUserSession(db(), token), null)
  })
})
