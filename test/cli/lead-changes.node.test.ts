import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { importLeads } from '../../src/platform/leads/import-leads.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { setUpWorkspace, TEST_SECRET } from '../platform/platform-fixture.ts'

describe('sessionframe leads changes', () => {
  const kept = new AsyncDisposableStack()
  let url = ''
  before(async () => {
    const server = kept.use(await findPostgresServer())
    url = kept.use(await migratedDatabase(server.url)).url
    const { db, close } = await openPostgres(url)
    kept.defer(close)
    const workspaceId = await setUpWorkspace(db, {
      leads: [{ number: '7', values: { a: 'x\ty' } }],
    })
    await importLeads(db, workspaceId, [{ number: '7', a: 'z' }])
  })
  after(() => kept.disposeAsync())

  const run = (...args: string[]) =>
    runCommand(['leads', 'changes', ...args], {
      env: { DATABASE_URL: url, SESSIONFRAME_SECRET: TEST_SECRET },
    })

  it('prints a line for each, the newest first, page by page and as JSON', async () => {
    const { stdout, code, stderr } = await run('7')
    assert.equal(code, 0, stderr)
    assert.match(stdout, /^\S+Z\ta\t"x\\ty"\t"z"\timport\n\S+Z\ta\t-\t"x\\ty"\tfile\n$/)
    const first = await run('7', '--limit', '1', '--json')
    const { id, at: _at, ...change } = JSON.parse(first.stdout) as Record<string, unknown>
    assert.deepEqual(change, { dataField: 'a', was: 'x\ty', became: 'z', by: { source: 'import' } })
    assert.match(first.stderr, new RegExp(`--before ${String(id)}`))
    assert.match((await run('7', '--before', String(id))).stdout, /^\S+\ta\t-\t\S+\tfile\n$/)
  })

  it('refuses a lead that there is not, and an id that is none', async () => {
    const { code, stderr } = await run('8')
    assert.equal(code, 1)
    assert.match(stderr, /there is no lead 8/)
    assert.equal((await run('7', '--before', 'x')).code, 2)
  })
})
