import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import type { Database } from '../../../src/database/schema.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { journeyStatistics } from '../../../src/platform/statistics/journey-statistics.ts'
import { childNode } from '../../harness/child-node.ts'
import type { ChildNode } from '../../harness/child-node.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import { recount } from '../statistics/recount.ts'
import { engineFixture } from './engine-fixture.ts'
import { expectedWalk, WALK, WALK_RULES, walksOf } from './long-walk.ts'

const CHILD = join(import.meta.dirname, 'move-for-ever.ts')
const PROCESSES = 3
/** `npm run check:all` lets 100,000 in. */
const LEADS = Number(process.env['ENROLLMENTS'] ?? 2_000)
const CHUNK = 1_000
/** Without a step for so long, they stand still. */
const PATIENCE_MS = 60_000

it(`${LEADS} leads on a long walk lose no step and repeat none, whichever process is killed`, async (t) => {
  await using server = await findPostgresServer()
  await using place = await migratedDatabase(server.url)
  const { db, close } = await openPostgres(place.url)
  await using _closed = { [Symbol.asyncDispose]: close }
  const fixture = await engineFixture(db)
  fixture.ctx.now = () => new Date()
  const { id: journeyId } = await fixture.journey(WALK, WALK_RULES)
  const leads: Walker[] = []
  while (leads.length < LEADS) leads.push(...(await gather(fixture, db, journeyId, leads.length)))

  const begun = performance.now()
  const kills = await moveWithKills(place.url, () => progress(db, journeyId))
  const seconds = (performance.now() - begun) / 1000

  const steps = await verify(db, journeyId, leads)
  const figures = await journeyStatistics(db, fixture.workspaceId, journeyId)
  assert.deepEqual(figures, await recount(db, journeyId))
  assert.equal(figures.total.completed, LEADS)
  assert.ok(kills > 0, 'some were killed')
  t.diagnostic(
    `${LEADS} enrollments, ${steps} steps, ${kills} processes killed, ` +
      `${seconds.toFixed(0)} s, ${Math.round(steps / seconds)} steps a second`,
  )
})

interface Walker {
  id: string
  isKeen: boolean
  hasPaid: boolean
}

/** Every tenth comes in by an event, and pays; the others are put at the beginning. */
async function gather(
  { workspaceId, tell }: Awaited<ReturnType<typeof engineFixture>>,
  db: Kysely<Database>,
  journeyId: string,
  from: number,
): Promise<Walker[]> {
  const kinds = Array.from({ length: Math.min(CHUNK, LEADS - from) }, (_, n) => ({
    isKeen: n % 3 === 0,
    hasPaid: n % 10 === 0,
  }))
  const made = await insertLeads(
    db,
    workspaceId,
    kinds.map(({ isKeen }) => ({ leadGroupId: null, values: { keen: isKeen ? 'yes' : 'no' } })),
  )
  const walkers = kinds.map((kind, n) => ({ ...kind, id: made[n]!.id }))
  const [payers, others] = [true, false].map((paid) =>
    walkers.filter(({ hasPaid }) => hasPaid === paid).map(({ id }) => id),
  )
  await Promise.all(
    payers!.map(async (id) => {
      await tell(id, 'go')
      await tell(id, 'paid')
    }),
  )
  await sql`
    insert into enrollment (id, workspace_id, journey_id, version_id, lead_id, current_node_id,
      enrolled_at, wake_at)
    select gen_random_uuid(), ${workspaceId}::uuid, j.id, j.active_version_id, lead_id,
      ${WALK.graph.nodes[0]!.id}::uuid, now(), now()
    from journey j, unnest(${sql.val(others)}::uuid[]) as lead_id where j.id = ${journeyId}
  `.execute(db)
  return walkers
}

/** Three processes move them; again and again one of these ends as by a power cut. */
async function moveWithKills(url: string, look: () => Promise<Progress>): Promise<number> {
  const start = async () => {
    const child = childNode(CHILD, [url])
    await child.lines.next()
    return child
  }
  const running: ChildNode[] = await Promise.all(Array.from({ length: PROCESSES }, start))
  let kills = 0
  let last = { ...(await look()), at: Date.now() }
  while (last.inside > 0) {
    await setTimeout(200 + Math.random() * 600)
    const [unlucky] = running.splice(Math.floor(Math.random() * running.length), 1)
    await unlucky!.kill()
    kills++
    running.push(await start())
    const now = await look()
    if (now.steps !== last.steps) last = { ...now, at: Date.now() }
    assert.ok(Date.now() - last.at < PATIENCE_MS, `they stand still: ${JSON.stringify(last)}`)
  }
  await Promise.all(running.map((child) => child.kill()))
  return kills
}

interface Progress {
  inside: number
  steps: number
}

async function progress(db: Kysely<Database>, journeyId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select (count(*) filter (where status = 'active'))::integer as inside,
      sum(step_no)::integer as steps
    from enrollment where journey_id = ${journeyId}`.execute(db)
  return rows[0]!
}

/** @returns How many steps there are. */
async function verify(
  db: Kysely<Database>,
  journeyId: string,
  leads: readonly Walker[],
): Promise<number> {
  for (let from = 0; from < leads.length; from += CHUNK) {
    const chunk = leads.slice(from, from + CHUNK)
    const walks = await walksOf(
      db,
      journeyId,
      chunk.map(({ id }) => id),
    )
    for (const lead of chunk) {
      const expected = [`completed: ${expectedWalk(journeyId, lead.id, lead)}`]
      assert.deepEqual(walks.get(lead.id), expected)
    }
  }
  const { rows } = await sql<{ ends: number; enrollments: number; steps: number }>`
    select (select count(*)::integer from enrollment) as enrollments,
      (select count(*)::integer from enrollment_step) as steps,
      (select count(*)::integer from event where name = 'journey.completed') as ends`.execute(db)
  const { ends, enrollments, steps } = rows[0]!
  assert.deepEqual({ ends, enrollments }, { ends: LEADS, enrollments: LEADS })
  return steps
}
