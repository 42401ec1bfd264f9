import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import type { PlatformContext } from '../../../src/platform/context.ts'
import {
  countEnrollments,
  enrollmentCounts,
  listEnrollments,
} from '../../../src/platform/enrollments/enrollment-list-store.ts'
import { insertEnrollment } from '../../../src/platform/enrollments/enrollment-store.ts'
import {
  changeJourneyState,
  deleteJourney,
} from '../../../src/platform/journeys/change-journey-state.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { inTransaction } from '../../../src/platform/in-transaction.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { journeyFixture, outcome, soundGraph } from '../journeys/journey-fixture.ts'

type JourneyOf = [ctx: Pick<PlatformContext, 'db' | 'now'>, workspaceId: string, id: string]

onBothDatabases('enrollments', (db) => {
  const setUp = async () => {
    const { ctx, clock, workspaceId } = await journeyFixture(db())
    const graph = soundGraph()
    const { id: journeyId } = await createJourney(ctx, workspaceId, { name: 'J', graph })
    const journey = await publishAndActivate(ctx, workspaceId, journeyId, 'activate')
    const lead = async (name = 'Ada') => {
      const [made] = await insertLeads(db(), workspaceId, [
        { leadGroupId: null, values: { firstname: name } },
      ])
      return made!
    }
    const nodeIds = journey.graph.nodes.map(({ id }) => id)
    const enrol = (
      leadId: string,
      more: Partial<Parameters<typeof insertEnrollment>[2]> = {},
      ex: Kysely<Database> = db(),
    ) =>
      inTransaction(ex, (trx) =>
        insertEnrollment(trx, workspaceId, {
          journeyId,
          leadId,
          nodeId: nodeIds[0]!,
          at: ctx.now(),
          ...more,
        }),
      )
    const end = (id: string, status: 'completed' | 'abandoned') =>
      db()
        .updateTable('enrollment')
        .set({ status, ended_at: ctx.now(), current_node_id: nodeIds[2]! })
        .where('id', '=', id)
        .execute()
    return { ctx, clock, workspaceId, journeyId, journey, nodeIds, lead, enrol, end }
  }

  it('begin on the active version, at the node where the lead came in', async () => {
    const { ctx, journeyId, workspaceId, journey, nodeIds, lead, enrol } = await setUp()
    const { id: leadId, number } = await lead()
    const made = await enrol(leadId)
    const { id, ...rest } = made!
    assert.deepEqual(rest, {
      workspaceId,
      journeyId,
      versionId: journey.activeVersionId,
      leadId,
      entryKey: '',
      rotation: 1,
      status: 'active',
      currentNodeId: nodeIds[0],
      stepNo: 0,
      exitReason: null,
      enrolledAt: ctx.now(),
      endedAt: null,
    })
    const [listed] = await listEnrollments(db(), workspaceId, journeyId, { limit: 10 })
    assert.deepEqual(listed, { id, ...rest, lead: { number, values: { firstname: 'Ada' } } })
  })

  it('are one at a time for a lead, and once for each rotation and key', async () => {
    const { enrol, end, lead } = await setUp()
    const { id: leadId } = await lead()
    const first = await enrol(leadId)
    assert.equal(await enrol(leadId), null, 'is inside')
    assert.equal(await enrol(leadId, { rotation: 2 }), null, 'is inside, whatever the rotation')
    assert.ok(await enrol(leadId, { entryKey: 'order 7' }), 'another run beside it')
    await end(first!.id, 'completed')
    assert.equal(await enrol(leadId), null, 'was inside once')
    assert.equal((await enrol(leadId, { rotation: 2 }))?.rotation, 2)
  })

  it('of one lead, tried by twenty at once, are one', async () => {
    const { enrol, lead } = await setUp()
    const { id: leadId } = await lead()
    const all = await Promise.all(Array.from({ length: 20 }, () => enrol(leadId)))
    assert.equal(all.filter((one) => one !== null).length, 1)
  })

  it('need a journey that lets in: active, or as the caller says, and ever activated', async () => {
    const { ctx, workspaceId, journeyId, enrol, lead } = await setUp()
    const { id: leadId } = await lead()
    await changeJourneyState(ctx, workspaceId, journeyId, 'pause')
    assert.equal(await enrol(leadId), null)
    assert.ok(await enrol(leadId, { states: ['active', 'paused'] }))
    const draft = await createJourney(ctx, workspaceId, { name: 'D', graph: soundGraph() })
    assert.equal(await enrol(leadId, { journeyId: draft.id, states: ['draft'] }), null)
    assert.equal(await enrol(leadId, { journeyId: newId() }), null)
    const { workspaceId: foreign } = await journeyFixture(db())
    const wanted = { journeyId, leadId, nodeId: null, at: ctx.now(), states: ['paused'] as const }
    assert.equal(await insertEnrollment(db(), foreign, wanted), null)
  })

  it('are listed by page, the newest first, by status and by node', async () => {
    const { workspaceId, journeyId, nodeIds, lead, enrol, end } = await setUp()
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.unshift((await enrol((await lead()).id))!.id)
    await end(ids[0]!, 'completed')
    await end(ids[1]!, 'abandoned')
    type Which = Omit<Parameters<typeof listEnrollments>[3], 'limit'>
    const list = async (which: Which, limit = 10) =>
      (await listEnrollments(db(), workspaceId, journeyId, { limit, ...which })).map(({ id }) => id)
    const count = (which: Which) => countEnrollments(db(), workspaceId, journeyId, which)
    assert.deepEqual(await list({}), ids)
    assert.deepEqual(await list({ offset: 1 }, 2), ids.slice(1, 3))
    for (const [which, wanted] of [
      [{}, ids],
      [{ status: 'active' }, ids.slice(2)],
      [{ nodeId: nodeIds[2] }, ids.slice(0, 2)],
      [{ nodeId: nodeIds[2], status: 'abandoned' }, [ids[1]]],
      [{ nodeId: 'none' }, []],
    ] satisfies [Which, (string | undefined)[]][]) {
      assert.deepEqual(await list(which), wanted)
      assert.equal(await count(which), wanted.length)
    }
    for (const unknown of ['x', newId()]) {
      assert.deepEqual(await listEnrollments(db(), workspaceId, unknown, { limit: 1 }), [])
      assert.equal(await countEnrollments(db(), workspaceId, unknown), 0)
    }
  })

  it('are counted by status within a span of days, for several journeys at once', async () => {
    const { clock, workspaceId, journeyId, lead, enrol, end } = await setUp()
    const day = 86_400_000
    const start = clock.at
    const first = await enrol((await lead()).id)
    await end(first!.id, 'completed')
    clock.at = start + day
    await enrol((await lead()).id)
    clock.at = start + 2 * day
    await enrol((await lead()).id)
    const other = newId()
    const counted = async (from?: number, until?: number) => {
      const all = await enrollmentCounts(db(), workspaceId, [journeyId, other, 'x'], {
        ...(from !== undefined && { from: new Date(from) }),
        ...(until !== undefined && { until: new Date(until) }),
      })
      assert.deepEqual([...all.keys()], [journeyId, other, 'x'])
      assert.equal(all.get(other)?.total, 0)
      return all.get(journeyId)
    }
    const none = { active: 0, completed: 0, stopped: 0, abandoned: 0, failed: 0, total: 0 }
    assert.deepEqual(await counted(), { ...none, active: 2, completed: 1, total: 3 })
    assert.deepEqual(await counted(start + 1), { ...none, active: 2, total: 2 })
    assert.deepEqual(await counted(start, start + day), { ...none, completed: 1, total: 1 })
    assert.deepEqual(await counted(start + 3 * day), none)
  })

  for (const [word, ending] of [
    ['archived', (...args) => changeJourneyState(...args, 'archive')],
    ['deleted', (...args) => deleteJourney(...args, 'delete')],
  ] satisfies [string, (...args: JourneyOf) => Promise<unknown>][]) {
    it(`are stopped with a journey that is ${word}; what has ended stays as it ended`, async () => {
      const { ctx, clock, workspaceId, journeyId, lead, enrol, end } = await setUp()
      const done = await enrol((await lead()).id)
      await end(done!.id, 'completed')
      const open = await enrol((await lead()).id)
      clock.at += 1000
      await ending(ctx, workspaceId, journeyId)
      const all = await listEnrollments(db(), workspaceId, journeyId, { limit: 10 })
      assert.deepEqual(
        all.map(({ id, status, exitReason, endedAt }) => [id, status, exitReason, endedAt]),
        [
          [open!.id, 'stopped', word, ctx.now()],
          [done!.id, 'completed', null, done!.enrolledAt],
        ],
      )
    })
  }

  it('go on when a journey is paused, unpublished or frozen', async () => {
    for (const action of ['pause', 'unpublish', 'freeze'] as const) {
      const { ctx, workspaceId, journeyId, lead, enrol } = await setUp()
      await enrol((await lead()).id)
      await changeJourneyState(ctx, workspaceId, journeyId, action)
      assert.equal(await countEnrollments(db(), workspaceId, journeyId, { status: 'active' }), 1)
    }
  })

  it('that race with an archive are refused, or stopped by it', async () => {
    for (let round = 0; round < 5; round++) {
      const { ctx, workspaceId, journeyId, lead, enrol } = await setUp()
      const leads = await Promise.all(Array.from({ length: 12 }, () => lead()))
      const archive = () =>
        outcome(changeJourneyState(ctx, workspaceId, journeyId, 'archive')) as Promise<unknown>
      const [archived, ...made] = await Promise.all(
        leads.map(({ id }, n) => (n === 0 ? archive() : enrol(id))),
      )
      assert.equal(archived, 'done')
      const counts = await enrollmentCounts(db(), workspaceId, [journeyId])
      const entered = made.filter((one) => one !== null).length
      assert.equal(counts.get(journeyId)?.active, 0)
      assert.equal(counts.get(journeyId)?.stopped, entered)
    }
  })
})
