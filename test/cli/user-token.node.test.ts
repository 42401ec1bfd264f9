import assert from 'node:assert/strict'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { openKeyring } from '../../src/platform/access/keyring.ts'
import { callerOfUserToken } from '../../src/platform/access/user-token.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { TEST_SECRET } from '../platform/platform-fixture.ts'

const SITE = 'https://www.acme.example'

describe('keys user-token', () => {
  const kept = new AsyncDisposableStack()
  let url = ''
  const run = (
    args: string[],
    env: Record<string, string> = { SESSIONFRAME_SECRET: TEST_SECRET },
  ) => runCommand(args, { env: { DATABASE_URL: url, ...env } })
  const succeed = async (...args: string[]) => {
    const finished = await run(args)
    assert.equal(finished.code, 0, finished.stderr)
    return finished
  }
  before(async () => {
    url = kept.use(await migratedDatabase(kept.use(await findPostgresServer()).url)).url
    const file = join(kept.use(await temporaryFolder()).path, 'workspace.json')
    await writeFile(file, JSON.stringify({ sites: [SITE] }))
    await succeed('workspace', 'create', 'acme')
    await succeed('apply', file)
  })
  after(() => kept.disposeAsync())

  const callerOf = async (token: string) => {
    const { db, close } = await openPostgres(url)
    try {
      const keys = await openKeyring(db, TEST_SECRET)
      return await callerOfUserToken({ keys, now: () => new Date() }, token)
    } finally {
      await close()
    }
  }

  it('prints a token that the platform takes, and the sites it is good for', async () => {
    const command = 'keys user-token --user ada --role admin --expires 2h'
    const scopes = ['--scope', 'journey:list', 'journey:read']
    const { stdout, stderr } = await succeed(...command.split(' '), ...scopes)
    const token = stdout.trim()
    const { exp = 0, iat = 0 } = decodeJwt(token)
    assert.equal(exp - iat, 7200)
    const caller = await callerOf(token)
    assert.equal(caller?.id, 'user:ada')
    assert.deepEqual([...caller.scopes], ['journey:list', 'journey:read'])
    assert.match(stderr, /ada, admin of workspace acme/)
    assert.match(stderr, new RegExp(`siteId [0-9a-f-]{36}: ${SITE}`))
    assert.ok(!stderr.includes(token))
  })

  it('says what is wrong with its options, or missing', async () => {
    for (const [args, said] of [
      [['--role', 'admin'], /--user/],
      [['--user', 'ada'], /--role/],
      [['--user', 'a b', '--role', 'admin'], /letters, digits/],
      [['--user', 'ada', '--role', 'root'], /owner, admin, agent/],
      [['--user', 'ada', '--role', 'admin', '--scope', 'all'], /journey:list/],
      [['--user', 'ada', '--role', 'admin', '--expires', '25h'], /24h at most/],
    ] as const) {
      const { code, stdout, stderr } = await run(['keys', 'user-token', ...args])
      assert.notEqual(code, 0)
      assert.equal(stdout, '')
      assert.match(stderr, said)
    }
  })

  it('needs the secret that the keys are sealed with', async () => {
    const args = ['keys', 'user-token', '--user', 'ada', '--role', 'admin']
    for (const [env, said] of [
      [{}, /SESSIONFRAME_SECRET is required/],
      [{ SESSIONFRAME_SECRET: 'another secret of 32 bytes or more' }, /is not the secret/],
    ] as const) {
      const { code, stdout, stderr } = await run(args, env)
      assert.notEqual(code, 0)
      assert.equal(stdout, '')
      assert.match(stderr, said)
    }
  })
})
