import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { serveFlgPlatform } from '../harness/flg-platform.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import { listen } from '../harness/listen.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { s3Server } from '../harness/s3-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'

const SECRETS = {
  SESSIONFRAME_TOKEN_SECRET: 'q3Zk8PwY1xLr7mTn0vBs5dFg2hJk4aCe',
  SESSIONFRAME_SECRET: 'Xa8Lm2Qz6Wp0Rt4Yu9Io3Pe7Sd1Fg5Hj',
}
const KEY = 'key-that-nobody-may-see'

/** What it prints, a line for each finding, and its exit code. */
async function doctor(env: Record<string, string>, args: string[] = []) {
  const { code, stdout, stderr } = await runCommand(['doctor', ...args], {
    env: { ...SECRETS, ...env },
  })
  for (const secret of [...Object.values(SECRETS), KEY]) {
    assert.ok(!(stdout + stderr).includes(secret), 'it prints a secret')
  }
  return { code, lines: stdout.split('\n'), stderr }
}

const flg = (origin: string, key = KEY) =>
  doctor({ SESSIONFRAME_UPSTREAM: 'flg', FLG_DOMAIN: origin, FLG_API_KEY: key })

describe('doctor, on the settings', () => {
  it('finds nothing to mend where all is well', async () => {
    const { code, lines } = await doctor({})
    assert.equal(lines[0], 'ok    settings: complete')
    assert.equal(lines.at(-2), 'nothing to mend')
    assert.equal(code, 0)
  })

  it('tells every problem, and looks at the rest all the same', async () => {
    const { code, lines, stderr } = await doctor({
      SESSIONFRAME_TOKEN_SECRET: '',
      SESSIONFRAME_TRUSTED_HOPS: 'two',
      SESSIONFRAME_ALOWED_ORIGINS: 'https://www.example.com',
      SESSIONFRAME_ALLOWED_ORIGINS:
        'https://no-such-host.invalid,http://192.0.2.1,http://localhost:3000',
    })
    assert.equal(code, 1)
    for (const line of [
      /^fail  SESSIONFRAME_TOKEN_SECRET is required/,
      /^fail  SESSIONFRAME_TRUSTED_HOPS must be/,
      /^warn  SESSIONFRAME_ALOWED_ORIGINS .*did you mean SESSIONFRAME_ALLOWED_ORIGINS\?/,
      /^warn  .*no-such-host\.invalid has a host that cannot be found/,
      /^warn  .*192\.0\.2\.1 is plain http/,
      /^ok    .*localhost:3000 is this machine/,
    ]) {
      assert.ok(
        lines.some((one) => line.test(one)),
        `${line} is not in\n${lines.join('\n')}`,
      )
    }
    assert.match(stderr, /2 to mend/)
  })

  it('warns of secrets that are none', async () => {
    const same = 'abcabcabcabcabcabcabcabcabcabcabcabc'
    const { code, lines } = await doctor({
      SESSIONFRAME_TOKEN_SECRET: same,
      SESSIONFRAME_SECRET: same,
    })
    assert.equal(code, 0)
    assert.equal(lines.filter((line) => /^warn  .* repeats itself/.test(line)).length, 2)
    assert.ok(lines.some((line) => /^warn  .*: the same as SESSIONFRAME_SECRET/.test(line)))
  })

  it('says that the data folder cannot be', async () => {
    const { code, lines } = await doctor({}, ['--data', `${import.meta.filename}/data`])
    assert.equal(code, 1)
    assert.ok(
      lines.some((line) => line.startsWith(`fail  --data: ${import.meta.filename} is no folder`)),
    )
  })
})

describe('doctor, on FLG', () => {
  let server: Awaited<ReturnType<typeof hostileServer>>
  before(async () => {
    server = await hostileServer()
  })
  after(() => server.close())

  it('finds that the key is taken for both kinds, and makes nothing', async () => {
    const platform = await serveFlgPlatform()
    try {
      const { code, lines } = await flg(platform.origin, platform.keys.both)
      assert.equal(code, 0, lines.join('\n'))
      assert.ok(lines.includes('ok    clock: agrees with FLG'))
      assert.ok(lines.includes('ok    FLG_API_KEY: FLG takes it for journey sessions'))
      assert.ok(lines.includes('ok    FLG_API_KEY: FLG takes it for appointment sessions'))
      const made = await platform.ctx.db.selectFrom('form_session').selectAll().execute()
      assert.deepEqual(made, [])
    } finally {
      await platform.close()
    }
  })

  const answers: [status: number, line: RegExp][] = [
    [401, /^fail  FLG_API_KEY: FLG does not know it/],
    [403, /^fail  FLG_API_KEY: it may not start appointment sessions.*Tick "Allow access to App/],
    [301, /^fail  FLG_DOMAIN: it redirects/],
    [429, /^warn  .*wants fewer requests/],
    [502, /^warn  .*fails just now/],
    [200, /^fail  .*does not answer as FLG does/],
  ]
  for (const [status, line] of answers) {
    it(`says what ${status} means`, async () => {
      server.behave = json(status, { key: KEY }, { Location: 'http://other.invalid/' })
      const { code, lines } = await flg(server.origin)
      assert.ok(
        lines.some((one) => line.test(one)),
        lines.join('\n'),
      )
      assert.equal(code, line.source.startsWith('^fail') ? 1 : 0)
    })
  }

  it('finds a clock that is ten minutes off', async () => {
    const late = new Date(Date.now() - 600_000).toUTCString()
    server.behave = json(400, {}, { Date: late })
    const { code, lines } = await flg(server.origin)
    assert.ok(lines.some((line) => /^fail  clock: 6\d\d seconds ahead of FLG/.test(line)))
    assert.equal(code, 1)
  })

  it('says that nobody is there', async () => {
    const gone = await listen(createServer())
    await gone.close()
    const { code, lines } = await flg(gone.origin)
    assert.ok(lines.some((line) => line.startsWith('fail  FLG_DOMAIN: nothing listens there')))
    assert.equal(code, 1)
  })
})

describe('doctor, on the database', () => {
  it('looks at PostgreSQL, and changes nothing', async () => {
    await using server = await findPostgresServer()
    await using place = await throwAwayDatabase(server.url)
    const before = await doctor({ DATABASE_URL: place.url })
    assert.equal(before.code, 0, before.lines.join('\n'))
    assert.ok(before.lines.some((line) => /^ok    DATABASE_URL: PostgreSQL \d+/.test(line)))
    assert.ok(before.lines.includes('ok    clock: agrees with the database'))
    assert.ok(before.lines.some((line) => /^warn  .*\d migrations have not run/.test(line)))
    const database = await openPostgres(place.url)
    assert.ok((await migrateToLatest(database.db)).length > 0, 'it has run none itself')
    await database.close()
    const migrated = await doctor({ DATABASE_URL: place.url })
    assert.ok(migrated.lines.includes('ok    DATABASE_URL: its schema is the newest'))
  })

  it('says that there is none', async () => {
    const { code, lines } = await doctor({ DATABASE_URL: 'postgres://u:pw@127.0.0.1:1/none' })
    assert.equal(code, 1)
    assert.ok(lines.some((line) => /^fail  DATABASE_URL: .*refuses the connection/.test(line)))
  })
})

describe('doctor, on files', () => {
  it('asks the bucket for a file that nobody has sent', async () => {
    await using s3 = await s3Server()
    const { url, accessKeyId } = s3.bucket
    const bucket = {
      SESSIONFRAME_S3_URL: url,
      SESSIONFRAME_S3_KEY_ID: accessKeyId,
      SESSIONFRAME_S3_SECRET_KEY: KEY,
    }
    const { code, lines } = await doctor(bucket)
    assert.equal(code, 0, lines.join('\n'))
    assert.ok(lines.includes('ok    SESSIONFRAME_S3_URL: the bucket answers, and takes the key'))
    assert.deepEqual(new Set(s3.heads.map(({ method }) => method)), new Set(['GET']))
    const unknown = await doctor({ ...bucket, SESSIONFRAME_S3_KEY_ID: 'SOMEBODY' })
    assert.equal(unknown.code, 1)
    assert.ok(
      unknown.lines.some((line) => /^fail  SESSIONFRAME_S3_URL: .*id of the key/.test(line)),
    )
  })

  it('says that the folder cannot be', async () => {
    const { code, lines } = await doctor({ SESSIONFRAME_FILES_FOLDER: import.meta.filename })
    assert.equal(code, 1)
    assert.ok(lines.some((line) => /^fail  SESSIONFRAME_FILES_FOLDER: .*is no folder/.test(line)))
  })
})

describe('doctor, on public URLs', () => {
  it('tells a server of ours from another, and from none', async () => {
    const other = await hostileServer()
    try {
      const ask = async () => {
        const { lines } = await doctor({ SESSIONFRAME_SITE_URL: other.origin })
        return lines.find((line) => line.includes('SESSIONFRAME_SITE_URL')) ?? ''
      }
      other.behave = json(200, { ok: true })
      assert.match(await ask(), /^ok    .* leads to a running server$/)
      other.behave = (_, response) => response.writeHead(404).end('a web shop')
      assert.match(await ask(), /^fail  .*something else answers/)
      await other.close()
      assert.match(await ask(), /^warn  .*nothing listens there.*Start "serve"/)
    } finally {
      await other.close().catch(() => {})
    }
  })
})
