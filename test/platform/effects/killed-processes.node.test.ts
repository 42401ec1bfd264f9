import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { migrateToLatest } from '../../../src/database/migrate.ts'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { journeyStatistics } from '../../../src/platform/statistics/journey-statistics.ts'
import { childNode } from '../../harness/child-node.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import type { TestSmtpServer } from '../../harness/smtp-server.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import { effectFixture } from './effect-fixture.ts'

const CHILD = join(import.meta.dirname, 'send-and-die.ts')

/**
 * Where a process ends, and how many mails the server has taken after the next one.
 * PGlite, where every process opens the folder anew, has the last three.
 */
const POINTS = [
  ['in the step', 1],
  ['after the step', 1],
  ['before sending', 1],
  ['while sending', 1],
  ['after sending', 2],
  ['after the mark', 1],
] as const

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`a process that is killed, on ${kind}`, () => {
    for (const [point, taken] of kind === 'pglite' ? POINTS.slice(3) : POINTS) {
      it(`${point}: ${taken === 1 ? 'one mail' : 'the same mail twice'}`, async () => {
        await using folder = await temporaryFolder()
        await using server = await findPostgresServer()
        await using database = await migratedDatabase(server.url)
        await using smtp = await smtpServer()
        const place = kind === 'postgres' ? database.url : folder.path
        const ids = await setUp(place)

        if (!point.endsWith('the step')) await run(place, smtp, 'after the step', ids)
        await run(place, smtp, point, ids)
        // Whoever told it tells it again: he cannot know whether he was heard.
        if (point === 'in the step') await run(place, smtp, 'after the step', ids)
        const message = await run(place, smtp, 'never', ids)

        const expected = point === 'after the mark' ? 'had ended before' : 'has ended'
        assert.equal(message, `an effect ${expected}`)
        assert.equal(smtp.mails.length, taken)
        assert.equal(new Set(smtp.mails.map(({ raw }) => withoutBoundary(raw))).size, 1)
        const database2 = await open(place)
        const effects = await database2.db.selectFrom('effect').selectAll().execute()
        assert.deepEqual(
          effects.map(({ state }) => state),
          ['sent'],
        )
        const steps = await database2.db.selectFrom('enrollment_step').selectAll().execute()
        assert.deepEqual(steps.map(({ outcome }) => outcome).toSorted(), [
          'entered',
          'exit',
          'sent',
        ])
        const { id } = await database2.db
          .selectFrom('journey')
          .select('id')
          .executeTakeFirstOrThrow()
        const { total } = await journeyStatistics(database2.db, ids[0], id)
        const { entered, completed, mails } = total
        assert.deepEqual([entered, completed, mails.sent, mails.queued], [1, 1, 1, 0])
        await database2.close()
      })
    }
  })
}

type Ids = readonly [workspaceId: string, leadId: string]

function open(place: string) {
  return place.startsWith('postgres') ? openPostgres(place) : openPglite(place)
}

async function setUp(place: string): Promise<Ids> {
  const { db, close } = await open(place)
  await migrateToLatest(db)
  await using fixture = await effectFixture(db)
  await fixture.mailJourney('Hello', '<p>Hello</p>')
  const leadId = await fixture.lead({ email: 'ada@example.com' })
  // What it says of waits is for jobs that are sent after it.
  await (await fixture.work()).stop()
  await close()
  return [fixture.workspaceId, leadId]
}

/** Until it has ended by itself, or has said that the effect has. */
async function run(
  place: string,
  smtp: TestSmtpServer,
  point: string,
  ids: Ids,
): Promise<string | undefined> {
  const child = childNode(CHILD, [place, smtp.url, point, ...ids])
  smtp.behave = () => {
    if (point !== 'while sending') return null
    return child.kill().then(() => ({ code: 451, text: 'nobody is there to hear it' }))
  }
  const said = point === 'never' ? (await child.lines.next()).value : undefined
  if (point === 'never') process.kill(child.pid, 'SIGTERM')
  const code = await child.exit
  assert.equal(code, point === 'never' ? 0 : null)
  return said as string | undefined
}

/** What is drawn by lot at each writing. */
function withoutBoundary(raw: string): string {
  return raw.replace(/boundary="[^"]*"/g, '').replace(/^----_.*$/gm, '')
}
