import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { replaceCanvas } from '../../../src/platform/journeys/canvas.ts'
import {
  changeJourneyState,
  deleteJourney,
} from '../../../src/platform/journeys/change-journey-state.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import type { Journey } from '../../../src/platform/journeys/journey.ts'
import { findJourney } from '../../../src/platform/journeys/journey-store.ts'
import { listVersions } from '../../../src/platform/journeys/journey-version-store.ts'
import {
  publishAndActivate,
  publishJourney,
} from '../../../src/platform/journeys/publish-journey.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { MANUAL, journeyFixture, outcome, soundGraph } from './journey-fixture.ts'

const CALLERS = Array.from({ length: 20 }, (_, n) => n)

// Whatever is no refusal of ours would be a 5xx: `outcome` throws it.
onBothDatabases('one journey in many hands', (db) => {
  const setUp = async () => {
    const fixture = await journeyFixture(db())
    const { ctx, workspaceId } = fixture
    const { id } = await createJourney(ctx, workspaceId, { name: 'Shared', graph: soundGraph() })
    return { ctx, workspaceId, id, read: () => findJourney(db(), workspaceId, id) }
  }
  const saveCanvas = (
    { ctx, workspaceId, id }: Awaited<ReturnType<typeof setUp>>,
    label: string,
    rev?: number,
  ) =>
    editJourney(
      ctx,
      workspaceId,
      id,
      ({ graph }: Journey) => ({
        graph: replaceCanvas(graph, {
          nodes: [MANUAL, { type: 'EXIT' }],
          edges: [{ sourceNodeId: '<node-1-id>', targetNodeId: '<node-2-id>', label }],
        }),
      }),
      rev === undefined ? {} : { rev },
    )

  it('of 20 who save what they have read, one is heard, the others are told', async () => {
    const it = await setUp()
    const all = await Promise.all(CALLERS.map((n) => outcome(saveCanvas(it, `by ${n}`, 1))))
    assert.equal(all.filter((one) => one === 'done').length, 1)
    assert.equal(all.filter((one) => one === 'stale-draft').length, 19)
    const saved = await it.read()
    assert.equal(saved?.graph.edges[0]?.label, `by ${all.indexOf('done')}`)
  })

  it('20 who change one thing each leave 20 things changed', async () => {
    const it = await setUp()
    await Promise.all(
      CALLERS.map((n) =>
        editJourney(it.ctx, it.workspaceId, it.id, ({ rules }) => ({
          rules: { settings: { ...rules.settings, [`by${n}`]: true } },
        })),
      ),
    )
    const saved = await it.read()
    assert.equal(Object.keys(saved?.rules.settings ?? {}).length, 20)
    assert.equal(saved?.draftRev, 21)
  })

  it('20 who publish make 20 versions, one after the other', async () => {
    const it = await setUp()
    const made = await Promise.all(CALLERS.map(() => publishJourney(it.ctx, it.workspaceId, it.id)))
    const seqs = made.map(({ version }) => version.seq).toSorted((a, b) => a - b)
    assert.deepEqual(
      seqs,
      CALLERS.map((n) => n + 1),
    )
  })

  it('of 20 who enable, one is heard', async () => {
    const it = await setUp()
    const all = await Promise.all(
      CALLERS.map(() => outcome(publishAndActivate(it.ctx, it.workspaceId, it.id, 'enable'))),
    )
    assert.equal(all.filter((one) => one === 'done').length, 1)
    assert.equal(all.filter((one) => one === 'wrong-state').length, 19)
    assert.equal((await it.read())?.versions, 1)
  })

  it('whoever saves, publishes and deletes at once, nothing acknowledged is lost', async () => {
    for (let round = 0; round < 5; round++) {
      const it = await setUp()
      const revs = new Map<string, number>()
      const versions = new Map<number, string>()
      const calls = CALLERS.map(async (n) => {
        switch (n % 5) {
          case 0:
          case 1: {
            const label = `save ${n}`
            const saved = await saveCanvas(it, label)
            revs.set(label, saved.draftRev)
            return
          }
          case 2: {
            const { version } = await publishJourney(it.ctx, it.workspaceId, it.id)
            versions.set(version.seq, version.id)
            return
          }
          case 3:
            await publishAndActivate(it.ctx, it.workspaceId, it.id, 'activate')
            return
          default:
            if (n === 19 && round % 2 === 1) {
              await deleteJourney(it.ctx, it.workspaceId, it.id, 'delete')
            } else await changeJourneyState(it.ctx, it.workspaceId, it.id, 'pause')
        }
      })
      const said = await Promise.all(calls.map(outcome))
      const known = ['done', 'wrong-state', 'unknown-journey']
      assert.ok(
        said.every((one) => known.includes(one)),
        said.join(),
      )

      assert.equal(new Set(revs.values()).size, revs.size, 'every save has a revision of its own')
      const kept = await listVersions(db(), it.workspaceId, it.id, { limit: 100 })
      for (const [seq, id] of versions) {
        assert.equal(kept.find((version) => version.seq === seq)?.id, id)
      }
      const left = await it.read()
      if (round % 2 === 1) assert.equal(left, null)
      else {
        const [last] = [...revs].toSorted(([, a], [, b]) => b - a)
        assert.equal(left?.graph.edges[0]?.label, last?.[0])
        assert.equal(left?.draftRev, last?.[1])
        assert.equal(left?.versions, kept.length)
      }
    }
    await countsAgree()
  })

  it('many journeys that change at once are counted right', async () => {
    const { ctx, workspaceId } = await journeyFixture(db())
    await Promise.all(
      CALLERS.map(async (n) => {
        const { id } = await createJourney(ctx, workspaceId, { name: `${n}`, graph: soundGraph() })
        await publishAndActivate(ctx, workspaceId, id, 'activate')
        await changeJourneyState(ctx, workspaceId, id, n % 2 === 0 ? 'pause' : 'archive')
        if (n % 3 === 0) await deleteJourney(ctx, workspaceId, id, 'delete').catch(() => undefined)
      }),
    )
    await countsAgree()
  })

  async function countsAgree() {
    const { rows } = await sql`
      select c.workspace_id, c.state, c.journeys, count(j.id) from journey_count c
      left join journey j on j.workspace_id = c.workspace_id and j.state = c.state
        and coalesce(j.site_id, '00000000-0000-0000-0000-000000000000') = c.site_id
      group by c.workspace_id, c.state, c.site_id, c.journeys having c.journeys <> count(j.id)`.execute(
      db(),
    )
    assert.deepEqual(rows, [])
  }
})
