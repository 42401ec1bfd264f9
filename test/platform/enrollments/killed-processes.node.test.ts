import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { migrateToLatest } from '../../../src/database/migrate.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { enrol } from '../../../src/platform/enrollments/enrol.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { childNode } from '../../harness/child-node.ts'
import type { ChildNode } from '../../harness/child-node.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { throwAwayDatabase } from '../../harness/throw-away-database.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const CHILD = join(import.meta.dirname, 'move-for-ever.ts')
const PROCESSES = 3
const LEADS = 300
const WAITS = 6

it('a process that is killed loses no step and repeats none; the others go on', async () => {
  await using server = await findPostgresServer()
  await using place = await throwAwayDatabase(server.url)
  const { db, close } = await openPostgres(place.url)
  await migrateToLatest(db)
  const fixture = await engineFixture(db)
  const names = ['start', ...Array.from({ length: WAITS }, (_, n) => `wait ${n}`), 'end']
  const nodes = names.map((name) => [
    name,
    name.startsWith('wait')
      ? { type: 'WAIT' as const, config: { duration: 1, unit: 'second' } }
      : on('go'),
  ])
  const drawn = draw(
    { ...(Object.fromEntries(nodes) as Parameters<typeof draw>[0]), end: { type: 'EXIT' } },
    names.slice(1).map((name, at) => [names[at]!, name]),
  )
  const { id: journeyId } = await fixture.journey(drawn)
  const none = { leadGroupId: null, values: {} }
  const leads = await insertLeads(
    db,
    fixture.workspaceId,
    Array.from({ length: LEADS }, () => none),
  )
  const now = { ...fixture.ctx, now: () => new Date() }
  for (const { id: leadId } of leads) await enrol(now, fixture.workspaceId, { journeyId, leadId })

  const start = async () => {
    const child = childNode(CHILD, [place.url])
    await child.lines.next()
    return child
  }
  const running: ChildNode[] = await Promise.all(Array.from({ length: PROCESSES }, start))
  let kills = 0
  const open = async () =>
    (await fixture.runsOf(journeyId)).filter(({ status }) => status === 'active').length
  for (const until = Date.now() + 120_000; (await open()) > 0;) {
    assert.ok(Date.now() < until, 'they stand still')
    await setTimeout(300 + Math.random() * 400)
    const [unlucky] = running.splice(0, 1)
    await unlucky!.kill()
    kills++
    running.push(await start())
  }
  await Promise.all(running.map((child) => child.kill()))

  const expected = names.map((name) =>
    name === 'start' ? 'start entered' : name === 'end' ? 'end exit' : `${name} waited`,
  )
  const runs = await fixture.runsOf(journeyId)
  assert.deepEqual(new Set(runs.map(({ status }) => status)), new Set(['completed']))
  assert.deepEqual(
    await fixture.ledger(journeyId, drawn),
    Array.from({ length: LEADS }, () => expected).flat(),
  )
  assert.ok(kills > 0, `${kills} were killed`)
  await close()
})
