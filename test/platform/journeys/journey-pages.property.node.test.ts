import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { listJourneys } from '../../../src/platform/journeys/journey-list-store.ts'
import type { JourneyState } from '../../../src/platform/journeys/journey.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { listSites } from '../../../src/platform/workspaces/workspace-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

const ORIGINS = ['https://one.example.test', 'https://two.example.test']

/** What may be done to the rows of a workspace; shares of them are in percent. */
const change = fc.oneof(
  { weight: 3, arbitrary: made('insert', { rows: fc.integer({ min: 1, max: 2_600 }) }) },
  { weight: 2, arbitrary: made('archive', { share: percent() }) },
  { weight: 1, arbitrary: made('restore', { share: percent() }) },
  { weight: 1, arbitrary: made('move', { share: percent() }) },
  { weight: 1, arbitrary: made('purge', { share: percent() }) },
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const page = fc.record({
  states: fc.subarray<JourneyState>(['draft', 'archived', 'active'], { minLength: 1 }),
  site: fc.constantFrom(undefined, undefined, 0, 1),
  /** Of all that there are, and some pages behind the last. */
  place: fc.double({ min: 0, max: 1.05, noNaN: true }),
  limit: fc.integer({ min: 1, max: 100 }),
})

onBothDatabases('a page of thousands of journeys', (db, kind) => {
  it('is what a plain offset gives, after whatever happened to them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 3, maxLength: 8 }),
        fc.array(page, { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        async (changes, pages, isOrdered) => {
          const place = await workspace()
          await insert(place, 2_100, isOrdered)
          for (const one of changes) await apply(place, one, isOrdered)
          await blocksAgree(place.workspaceId)
          for (const one of pages) await comparePage(place, one)
        },
      ),
      { numRuns: kind === 'pglite' ? 3 : 8 },
    )
  })

  it('is found in a workspace that was full before there were blocks', async () => {
    const place = await workspace()
    await insert(place, 3_500, false)
    await sql`delete from journey_block where workspace_id = ${place.workspaceId}`.execute(db())
    await sql`select cut_journey_block(${place.workspaceId}, ${NIL})`.execute(db())
    assert.equal(await blocksAgree(place.workspaceId), 4)
    const states = ['draft'] as const
    for (const at of [0.3, 0.6, 1]) {
      await comparePage(place, { states: [...states], site: undefined, place: at, limit: 20 })
    }
  })

  it('is right when many add to them at once, while blocks are cut', async (t) => {
    if (kind === 'pglite') return t.skip('PGlite has one connection')
    const place = await workspace()
    await insert(place, 1_900, false)
    let added = 0
    const add = async () => {
      while (added < 600) {
        added += 6
        await insert(place, 6, false)
        await apply(place, { what: 'archive', share: 1 }, false)
      }
    }
    await Promise.all(Array.from({ length: 8 }, add))
    // Nobody is in the way of this one.
    await insert(place, 1, false)
    assert.ok((await blocksAgree(place.workspaceId)) >= 2)
  })

  async function workspace() {
    const workspaceId = await setUpWorkspace(db(), { sites: ORIGINS })
    const sites = await listSites(db(), workspaceId)
    return { workspaceId, siteIds: sites.map(({ id }) => id) }
  }
  type Place = Awaited<ReturnType<typeof workspace>>

  /** Behind the others, as new ones are, or anywhere among them. */
  async function insert({ workspaceId, siteIds }: Place, rows: number, isOrdered: boolean) {
    const made = Array.from({ length: rows }, (_, at) => ({
      id: isOrdered ? newId() : crypto.randomUUID(),
      site_id: [...siteIds, null][at % 3],
    }))
    await sql`
      insert into journey (id, workspace_id, name, site_id, draft_graph, draft_rules,
        draft_triggers, node_count, edge_count, created_at, updated_at)
      select id, ${workspaceId}, '', site_id, '{}', '{}', '[]', 0, 0, now(), now()
      from json_to_recordset(${JSON.stringify(made)}::json) as r (id uuid, site_id uuid)`.execute(
      db(),
    )
  }

  async function apply(place: Place, one: Change, isOrdered: boolean) {
    if (one.what === 'insert') return insert(place, one.rows, isOrdered)
    const { workspaceId, siteIds } = place
    // In the order of their ids, as locks have to be taken.
    const some = sql`id in (
      select id from journey where workspace_id = ${workspaceId} and random() * 100 < ${one.share}
      order by id for update)`
    const statement = {
      archive: sql`update journey set archived_at = now() where ${some}`,
      restore: sql`update journey set archived_at = null where ${some}`,
      move: sql`update journey set site_id = ${siteIds[0]} where ${some}`,
      purge: sql`delete from journey where ${some}`,
    }[one.what]
    await statement.execute(db())
  }

  /** That they have what a recount gives; gives how many there are. */
  async function blocksAgree(workspaceId: string): Promise<number> {
    const { rows } = await sql<{ first_id: string; journeys: string; found: string }>`
      with block as (
        select first_id, lead(first_id) over (order by first_id) as next_id
        from (select distinct first_id from journey_block where workspace_id = ${workspaceId}) b
      ), counted as (
        select block.first_id, j.state, coalesce(j.site_id, ${NIL}) as site_id, count(*) as found
        from journey j join block
          on j.id >= block.first_id and (block.next_id is null or j.id < block.next_id)
        where j.workspace_id = ${workspaceId} group by 1, 2, 3
      )
      select first_id, coalesce(b.journeys, 0) as journeys, coalesce(c.found, 0) as found
      from counted c full join (
        select * from journey_block where workspace_id = ${workspaceId}
      ) b using (first_id, state, site_id)`.execute(db())
    const wrong = rows.filter(({ journeys, found }) => journeys !== found)
    assert.deepEqual(wrong, [])
    return new Set(rows.map(({ first_id }) => first_id)).size
  }

  async function comparePage(
    { workspaceId, siteIds }: Place,
    { states, site, place, limit }: typeof page extends fc.Arbitrary<infer Value> ? Value : never,
  ) {
    const siteId = site === undefined ? undefined : siteIds[site]
    const ofSite = siteId === undefined ? sql`` : sql`and site_id = ${siteId}`
    const { rows } = await sql<{ id: string }>`
      select id from journey where workspace_id = ${workspaceId}
        and state = any(${sql.val(states)}::text[]) ${ofSite} order by id desc`.execute(db())
    const ids = rows.map(({ id }) => id)
    const offset = Math.floor(place * ids.length)
    const shown = await listJourneys(db(), workspaceId, { states, siteId, limit, offset })
    assert.deepEqual(
      shown.map(({ id }) => id),
      ids.slice(offset, offset + limit),
      `${offset} of ${ids.length}`,
    )
  }
})

const NIL = '00000000-0000-0000-0000-000000000000'

function percent() {
  return fc.integer({ min: 1, max: 60 })
}

function made<What extends string, Rest extends object>(
  what: What,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) {
  return fc.record({ what: fc.constant(what), ...rest }) as fc.Arbitrary<{ what: What } & Rest>
}
