import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { changeLead } from '../../src/platform/enrollments/change-lead.ts'
import type { SuppressionReason } from '../../src/platform/leads/lead-change.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { engineFixture } from '../platform/enrollments/engine-fixture.ts'
import { TEST_SECRET } from '../platform/platform-fixture.ts'

describe('sessionframe suppressions', () => {
  const kept = new AsyncDisposableStack()
  let url = ''
  before(async () => {
    const server = kept.use(await findPostgresServer())
    url = kept.use(await migratedDatabase(server.url)).url
    const { db, close } = await openPostgres(url)
    kept.defer(close)
    const { ctx, workspaceId, lead } = await engineFixture(db)
    const people: [email: string, reason: SuppressionReason][] = [
      ['ada@example.com', 'bounced'],
      ['e\tve@example.com', 'complained'],
    ]
    let leadId = ''
    for (const [email, reason] of people) {
      leadId = await lead({ email })
      await changeLead(ctx, { workspaceId, leadId }, { kind: 'suppress', reason })
    }
    await changeLead(ctx, { workspaceId, leadId }, { kind: 'suppress', reason: 'unsubscribed' })
  })
  after(() => kept.disposeAsync())

  const run = (...args: string[]) =>
    runCommand(['suppressions', ...args], {
      env: { DATABASE_URL: url, SESSIONFRAME_SECRET: TEST_SECRET },
    })

  it('prints them in columns, or as JSON', async () => {
    const { stdout, code, stderr } = await run('list')
    assert.equal(code, 0, stderr)
    assert.match(
      stdout,
      /^\S+Z\tcomplained,unsubscribed\tlead \d+\te ve@example\.com\n\S+Z\tbounced\tlead \d+\tada@/,
    )
    const json = await run('list', '--json', '--limit', '1')
    const one = JSON.parse(json.stdout) as Record<string, unknown>
    assert.deepEqual(Object.keys(one).toSorted(), ['email', 'lead', 'reasons', 'since'])
    assert.equal((await run('list', '--limit', '0')).code, 2)
  })

  it('has mails go to some again, and says who is left out and why', async () => {
    const some = await run('remove', 'ada@example.com', 'e\tve@example.com', 'nobody@example.com')
    assert.equal(some.code, 1)
    assert.match(some.stdout, /^gets mails again: lead \d+\n$/)
    assert.match(
      some.stderr,
      /lead \d+ wants no mails: .*--with-consent\n.*nobody suppressed is nobody@example\.com/,
    )
    assert.doesNotMatch((await run('list')).stdout, /ada@/)
    const rest = await run('remove', 'e\tve@example.com', '--with-consent')
    assert.deepEqual([rest.code, (await run('list')).stdout], [0, ''])
  })
})
