import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPglite } from '../../src/database/open-pglite.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { createWorkspace, findWorkspace } from '../../src/platform/workspaces/workspace-store.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

describe('openPglite', () => {
  it('keeps what was written for the next process, and frees the folder', async () => {
    await using folder = await temporaryFolder()
    const data = join(folder.path, 'made', 'on demand')
    const first = await openPglite(data)
    await migrateToLatest(first.db)
    await createWorkspace(first.db, { slug: 'kept', name: 'Kept' })
    await assert.rejects(openPglite(data), { name: 'FolderLockedError' })
    await first.close()
    await first.close()
    const second = await openPglite(data)
    assert.equal((await findWorkspace(second.db, 'kept'))?.name, 'Kept')
    await second.close()
  })

  it('says that the path is a file', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    await assert.rejects(openPglite(file), {
      name: 'DatabaseError',
      code: 'unusable-folder',
      message: /Give a folder that can be written/,
    })
  })

  it('says that the files are damaged, and frees the folder', async () => {
    await using folder = await temporaryFolder()
    const made = await openPglite(folder.path)
    await made.close()
    await rm(join(folder.path, 'postgres', 'global', 'pg_control'))
    for (let attempt = 0; attempt < 2; attempt++) {
      await assert.rejects(openPglite(folder.path), {
        code: 'unusable-folder',
        message: /cannot be opened.*Restore it from a backup/,
      })
    }
  })

  it('names the version that made the files when it is another', async () => {
    await using folder = await temporaryFolder()
    await mkdir(join(folder.path, 'postgres'))
    await writeFile(join(folder.path, 'postgres', 'PG_VERSION'), '17\n')
    await assert.rejects(openPglite(folder.path), { message: /made by PostgreSQL 17/ })
  })
})

describe('openPostgres', () => {
  it('gives the same types as PGlite', async () => {
    await using server = await findPostgresServer()
    const opened = await Promise.all([openPostgres(server.url), openPglite(null)])
    const [one, two] = await Promise.all(
      opened.map(async ({ db }) => {
        const { rows } = await sql`
          select 9007199254740993::bigint as big, 7 as small, '2026-11-21T00:00:00Z'::timestamptz as at,
            '{"a":1}'::jsonb as json, array['x', 'y'] as list,
            tstzrange('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z') is not null as ranges`.execute(
          db,
        )
        return rows[0]
      }),
    )
    assert.deepEqual(one, two)
    assert.deepEqual(one, {
      big: '9007199254740993',
      small: 7,
      at: new Date('2026-11-21T00:00:00Z'),
      json: { a: 1 },
      list: ['x', 'y'],
      ranges: true,
    })
    await Promise.all(opened.map((database) => database.close()))
  })

  const SECRETS = /hunter2|secretuser|secretdb/
  const refusals: [name: string, url: string, expected: RegExp][] = [
    [
      'nothing listens',
      'postgres://secretuser:hunter2@127.0.0.1:1/secretdb',
      /refuses the connection/,
    ],
    [
      'no such host',
      'postgres://secretuser:hunter2@nowhere.invalid/secretdb',
      /host name that cannot be found/,
    ],
    ['no URL', 'hunter2', /begins with postgres:\/\//],
    ['an unescaped password', 'postgres://secretuser:hunter2%zz@127.0.0.1:99999999/secretdb', /./],
  ]
  for (const [name, url, expected] of refusals) {
    it(`tells what is wrong and repeats nothing of the URL: ${name}`, async () => {
      await assert.rejects(openPostgres(url), (error: Error & { code: string }) => {
        assert.equal(error.code, 'unreachable')
        assert.match(error.message, /DATABASE_URL/)
        assert.match(error.message, expected)
        const everything = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
        assert.doesNotMatch(everything, SECRETS)
        return true
      })
    })
  }

  it('goes on when a connection ends that is in use', async () => {
    await using server = await findPostgresServer()
    const { db, close } = await openPostgres(server.url)
    await using _closed = { [Symbol.asyncDispose]: close }
    const within = db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db)
      // Nobody asks anything of it when it ends: the driver's error has nowhere to go but here.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await sql`select 1`.execute(trx)
    })
    await assert.rejects(within)
    assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }])
  })

  it('tells of a database that is not there', async () => {
    await using server = await findPostgresServer()
    const url = new URL(server.url)
    url.pathname = '/sessionframe_no_such_database'
    await assert.rejects(openPostgres(url.href), { message: /does not exist on its server/ })
  })

  it('tells of a server that speaks something else', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await assert.rejects(openPostgres(`postgres://u@127.0.0.1:${port}/d`), {
      code: 'unreachable',
      message: /Check host, port and sslmode/,
    })
    server.close()
  })
})
