import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { replaceCanvas } from '../../../src/platform/journeys/canvas.ts'
import {
  changeJourneyState,
  deleteJourney,
} from '../../../src/platform/journeys/change-journey-state.ts'
import { cloneJourney } from '../../../src/platform/journeys/clone-journey.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import type { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import { countJourneys, listJourneys } from '../../../src/platform/journeys/journey-list-store.ts'
import { nodeNumbers } from '../../../src/platform/journeys/journey-node-store.ts'
import { findJourney, findJourneyByNumber } from '../../../src/platform/journeys/journey-store.ts'
import { findVersion, listVersions } from '../../../src/platform/journeys/journey-version-store.ts'
import {
  publishAndActivate,
  publishJourney,
} from '../../../src/platform/journeys/publish-journey.ts'
import { statesOf } from '../../../src/platform/journeys/vendor-status.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'
import { MANUAL, chain, journeyFixture, outcome, soundGraph } from './journey-fixture.ts'

onBothDatabases('journeys', (db) => {
  let fixture: Awaited<ReturnType<typeof journeyFixture>>
  before(async () => {
    fixture = await journeyFixture(db())
  })
  const create = (name = 'Welcome', graph = soundGraph()) =>
    createJourney(fixture.ctx, fixture.workspaceId, { name, graph })
  const read = (id: string) => findJourney(db(), fixture.workspaceId, id)

  describe('a draft', () => {
    it('is found by its id and by its number, in its own workspace', async () => {
      const made = await create()
      assert.deepEqual(await read(made.id), made)
      assert.deepEqual(await findJourneyByNumber(db(), fixture.workspaceId, made.number), made)
      assert.equal(made.state, 'draft')
      assert.equal(made.dirty, true)
      const other = await setUpWorkspace(db())
      assert.equal(await findJourney(db(), other, made.id), null)
      assert.equal(await findJourneyByNumber(db(), other, made.number), null)
      assert.equal(await findJourney(db(), fixture.workspaceId, 'no id'), null)
    })

    it('keeps JSON as it came: key order, and what jsonb refuses', async () => {
      const config = { z: 1, a: { y: 'NUL \0 and half \ud800', b: [] }, '': null }
      const made = await create('Kept', chain(MANUAL, { type: 'ACTION', kind: 'odd', config }))
      const found = await read(made.id)
      assert.equal(JSON.stringify(found?.graph.nodes[1]?.config), JSON.stringify(config))
    })

    it('refuses a name that is empty, too long or cannot be stored, and all of it at once', async () => {
      for (const name of ['', '  ', 'x'.repeat(256), 'a\0b', '\ud800']) {
        assert.equal(await outcome(create(name)), 'invalid', JSON.stringify(name))
      }
      await assert.rejects(
        createJourney(fixture.ctx, fixture.workspaceId, {
          name: '',
          notes: 'x'.repeat(10_001),
          description: '\0',
        }),
        (error: JourneyError) => error.details.length === 3,
      )
    })

    it('refuses a site of another workspace', async () => {
      const other = await setUpWorkspace(db(), { sites: ['https://a.example'] })
      const [site] = await db()
        .selectFrom('site')
        .select('id')
        .where('workspace_id', '=', other)
        .execute()
      for (const siteId of [site!.id, newId(), 'no id']) {
        const attempt = createJourney(fixture.ctx, fixture.workspaceId, { name: 'Here', siteId })
        assert.equal(await outcome(attempt), 'unknown-site')
      }
    })

    it('changes only what is given, and its revision tells of every change', async () => {
      const made = await create()
      const edit = (change: Parameters<typeof editJourney>[3], rev?: number) =>
        editJourney(
          fixture.ctx,
          fixture.workspaceId,
          made.id,
          change,
          rev === undefined ? {} : { rev },
        )
      const named = await edit({ name: 'Other', rules: { ratePerHour: 5 } })
      assert.deepEqual(
        { ...named, updatedAt: null },
        {
          ...made,
          updatedAt: null,
          name: 'Other',
          rules: { ...made.rules, ratePerHour: 5 },
          draftRev: 2,
        },
      )
      assert.equal(await outcome(edit({ name: 'Late' }, 1)), 'stale-draft')
      assert.equal((await edit({ notes: 'n' }, 2)).draftRev, 3)
      assert.equal(await outcome(edit({ rules: { ratePerDay: -1 } })), 'invalid')
      assert.equal((await read(made.id))?.draftRev, 3, 'a refusal changes nothing')
    })

    it('gives each node a number that it keeps, also after it has left', async () => {
      const made = await create()
      const numbers = await nodeNumbers(db(), fixture.workspaceId, made.id)
      assert.equal(numbers.size, 3)
      const [trigger] = made.graph.nodes
      await editJourney(fixture.ctx, fixture.workspaceId, made.id, ({ graph }) => ({
        graph: replaceCanvas(graph, { nodes: [trigger!, { type: 'EXIT' }], edges: [] }),
      }))
      const later = await nodeNumbers(db(), fixture.workspaceId, made.id)
      assert.equal(later.size, 4)
      for (const [id, number] of numbers) assert.equal(later.get(id), number)
    })

    it('refuses a node id of another journey, and takes it in another workspace', async () => {
      const { graph } = await create()
      assert.equal(await outcome(create('Thief', graph)), 'foreign-node')
      const other = await setUpWorkspace(db())
      await createJourney(fixture.ctx, other, { name: 'Elsewhere', graph })
    })
  })

  describe('versions', () => {
    it('are made of the draft and never change', async () => {
      const made = await create()
      const { version } = await publishJourney(fixture.ctx, fixture.workspaceId, made.id, {
        by: 'me',
      })
      assert.equal(version.seq, 1)
      assert.deepEqual(version.graph, made.graph)
      assert.deepEqual(await findVersion(db(), fixture.workspaceId, version.id), {
        version,
        journeyState: 'draft',
      })
      assert.equal((await read(made.id))?.dirty, false)
      await editJourney(fixture.ctx, fixture.workspaceId, made.id, { graph: chain(MANUAL) })
      const kept = await findVersion(db(), fixture.workspaceId, version.id)
      assert.deepEqual(kept?.version.graph, made.graph)
      await assert.rejects(
        sql`update journey_version set seq = 9 where id = ${version.id}`.execute(db()),
        /never changed/,
      )
    })

    it('come in pages, the newest first', async () => {
      const { id } = await create()
      for (let n = 0; n < 5; n++) await publishJourney(fixture.ctx, fixture.workspaceId, id)
      const page = async (before?: number) =>
        (await listVersions(db(), fixture.workspaceId, id, { limit: 2, before })).map(
          ({ seq }) => seq,
        )
      assert.deepEqual(await page(), [5, 4])
      assert.deepEqual(await page(4), [3, 2])
      assert.deepEqual(await page(2), [1])
      assert.equal((await read(id))?.versions, 5)
    })

    it('are refused with every problem, and nothing is taken', async () => {
      const { id } = await create('Broken', chain({ type: 'WAIT' }, { type: 'SPLIT' }))
      await assert.rejects(
        publishJourney(fixture.ctx, fixture.workspaceId, id),
        (error: JourneyError) => {
          assert.equal(error.code, 'not-publishable')
          assert.equal(error.details.length, 4)
          return true
        },
      )
      assert.equal((await read(id))?.versions, 0)
    })

    it('name only forms and appointment types that are there', async () => {
      const formId = newId()
      const { id } = await create(
        'Forms',
        chain(
          MANUAL,
          { type: 'CONTENT', contentId: formId, config: { contentType: 'form' } },
          { type: 'CONTENT', contentId: 'flow_abc', config: { contentType: 'flow' } },
        ),
      )
      await assert.rejects(
        publishJourney(fixture.ctx, fixture.workspaceId, id),
        (error: JourneyError) => JSON.stringify(error.details).includes(formId),
      )
    })
  })

  describe('going live', () => {
    it('publishes what is new and activates it, both or neither', async () => {
      const { id } = await create()
      const go = () => publishAndActivate(fixture.ctx, fixture.workspaceId, id, 'activate')
      const live = await go()
      assert.equal(live.state, 'active')
      assert.equal((await go()).versions, 1, 'nothing was new')
      await editJourney(fixture.ctx, fixture.workspaceId, id, { graph: chain(MANUAL) })
      const again = await go()
      assert.equal(again.versions, 2)
      assert.notEqual(again.activeVersionId, live.activeVersionId)
      await editJourney(fixture.ctx, fixture.workspaceId, id, { graph: chain({ type: 'WAIT' }) })
      assert.equal(await outcome(go()), 'not-publishable')
      assert.equal((await read(id))?.activeVersionId, again.activeVersionId)
    })

    it('is refused as enabled already before the draft is looked at', async () => {
      const { id } = await create()
      const enable = () => publishAndActivate(fixture.ctx, fixture.workspaceId, id, 'enable')
      await enable()
      await editJourney(fixture.ctx, fixture.workspaceId, id, { graph: chain({ type: 'WAIT' }) })
      assert.equal(await outcome(enable()), 'wrong-state')
    })

    it('activation pins the newest version, and needs one', async () => {
      const { id } = await create()
      const activate = () => changeJourneyState(fixture.ctx, fixture.workspaceId, id, 'activate')
      assert.equal(await outcome(activate()), 'never-published')
      await publishJourney(fixture.ctx, fixture.workspaceId, id)
      const { version } = await publishJourney(fixture.ctx, fixture.workspaceId, id)
      assert.equal((await activate()).activeVersionId, version.id)
    })
  })

  describe('a clone', () => {
    it('has ids of its own and the same shape', async () => {
      const original = await create()
      const copy = await cloneJourney(fixture.ctx, original, fixture.workspaceId, ({ name }) => ({
        name: `${name} 2`,
        notes: `Copy of journey ${name}`,
      }))
      assert.notEqual(copy.id, original.id)
      assert.equal(copy.notes, 'Copy of journey Welcome')
      assert.equal(copy.state, 'draft')
      const types = (graph: typeof copy.graph) =>
        graph.nodes.map(({ type, config }) => ({ type, config }))
      assert.deepEqual(types(copy.graph), types(original.graph))
      assert.equal(copy.graph.edges[0]?.source, copy.graph.nodes[0]?.id)
      assert.notEqual(copy.graph.nodes[0]?.id, original.graph.nodes[0]?.id)
    })

    it('of an unknown journey is refused', async () => {
      const source = { workspaceId: fixture.workspaceId, id: newId() }
      assert.equal(
        await outcome(cloneJourney(fixture.ctx, source, fixture.workspaceId, () => ({}))),
        'unknown-journey',
      )
    })
  })

  describe('deleting', () => {
    it('hides the journey and its versions from everybody', async () => {
      const { id, number } = await create()
      const { version } = await publishJourney(fixture.ctx, fixture.workspaceId, id)
      await deleteJourney(fixture.ctx, fixture.workspaceId, id, 'delete')
      assert.equal(await read(id), null)
      assert.equal(await findJourneyByNumber(db(), fixture.workspaceId, number), null)
      assert.equal(await findVersion(db(), fixture.workspaceId, version.id), null)
      const edit = editJourney(fixture.ctx, fixture.workspaceId, id, { name: 'x' })
      assert.equal(await outcome(edit), 'unknown-journey')
    })
  })

  describe('lists', () => {
    it('come in pages, the newest first, with counts that agree', async () => {
      const { ctx } = fixture
      const workspaceId = await setUpWorkspace(db(), { sites: ['https://s.example'] })
      const [site] = await db()
        .selectFrom('site')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .execute()
      const ids: string[] = []
      for (let n = 0; n < 12; n++) {
        const { id } = await createJourney(ctx, workspaceId, {
          name: `J${n}`,
          graph: soundGraph(),
          ...(n % 3 === 0 && { siteId: site!.id }),
        })
        ids.unshift(id)
        if (n % 2 === 0) await publishAndActivate(ctx, workspaceId, id, 'activate')
      }
      await changeJourneyState(ctx, workspaceId, ids[3]!, 'archive')
      await deleteJourney(ctx, workspaceId, ids[5]!, 'delete')
      const states = statesOf('flownally')
      const seen: string[] = []
      for (let after: string | undefined; ; after = seen.at(-1)) {
        const page = await listJourneys(db(), workspaceId, { states, limit: 4, after })
        seen.push(...page.map(({ id }) => id))
        if (page.length < 4) break
      }
      assert.deepEqual(
        seen,
        ids.filter((_, at) => at !== 3 && at !== 5),
      )
      assert.equal(await countJourneys(db(), workspaceId, { states }), 10)

      const live = { states: statesOf('breakground', 'PUBLISHED') }
      const second = await listJourneys(db(), workspaceId, { ...live, limit: 2, offset: 2 })
      const all = await listJourneys(db(), workspaceId, { ...live, limit: 100 })
      assert.deepEqual(second, all.slice(2, 4))
      assert.equal(await countJourneys(db(), workspaceId, live), all.length)

      const ofSite = { states: statesOf('breakground'), siteId: site!.id }
      const here = await listJourneys(db(), workspaceId, { ...ofSite, limit: 100 })
      assert.ok(here.length > 0 && here.every(({ siteId }) => siteId === site!.id))
      assert.equal(await countJourneys(db(), workspaceId, ofSite), here.length)
      assert.deepEqual(
        await listJourneys(db(), workspaceId, { ...ofSite, siteId: 'x', limit: 9 }),
        [],
      )
    })
  })
})
