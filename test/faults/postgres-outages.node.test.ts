import assert from 'node:assert/strict'
import { chmod } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { freePort } from '../harness/free-port.ts'
import { onServer } from '../harness/on-server.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { conclude } from './conclude.ts'
import { underFaults } from './crowd.ts'
import { ownPostgres } from './own-postgres.ts'
import type { OwnPostgres } from './own-postgres.ts'
import { inRounds, ROUNDS } from './rounds.ts'
import { openScene } from './scene.ts'
import { servePlatform } from './serving.ts'
import { smallDisk } from './small-disk.ts'
import type { SmallDisk } from './small-disk.ts'

const DISK_MB = 160
const MOMENT_MS = 1000
/** Longer than a visitor waits for an answer: each asks again while the first question still waits. */
const HELD_MS = 4000

const isRoot = process.getuid?.() === 0

describe('PostgreSQL that fails: nothing acknowledged is lost, nothing is done twice, and the platform goes on by itself', () => {
  const used = new AsyncDisposableStack()
  let disk: SmallDisk | undefined
  let postgres: OwnPostgres
  let serving: Serving
  let origin: string
  /** Of the database's superuser, who has a connection when nobody has one. */
  let url: string
  let db: OpenDatabase['db']

  before(async () => {
    if (isRoot) disk = used.use(await smallDisk(DISK_MB))
    const place = disk ?? used.use(await temporaryFolder())
    // PostgreSQL has a user of its own.
    await chmod(place.path, 0o755)
    // So little log that it soon wants room for more.
    const settings = ['min_wal_size=32MB', 'max_wal_size=32MB', 'wal_recycle=off']
    postgres = used.use(await ownPostgres(place.path, settings))
    const folder = used.use(await temporaryFolder())
    const [ours, theirs] = await ownersDatabase(postgres.url)
    url = ours
    const opened = await openPostgres(url)
    used.defer(opened.close)
    db = opened.db
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    serving = await servePlatform({ port, folder: folder.path, databaseUrl: theirs })
    used.defer(async () => void (await serving.stop('SIGKILL')))
  })
  after(() => used.disposeAsync())

  const survive = async (
    t: TestContext,
    name: string,
    faults: readonly (() => Promise<unknown>)[],
  ) => {
    const times = Math.min(8 * ROUNDS, 96)
    await using scene = await openScene(url, { origin, forms: 8, times })
    const outcome = await underFaults(scene, inRounds(faults), [origin])
    await conclude(t, scene, { name, ...outcome })
  }

  it('restarted, crashed, or robbed of one of its processes', async (t) => {
    /** It ends all others then: they may have seen half of something. */
    const killOne = async () => {
      const { rows } = await sql<{ pid: number }>`
        select pid from pg_stat_activity where usename = 'platform' order by random() limit 1`.execute(
        db,
      )
      assert.ok(rows[0])
      process.kill(rows[0].pid, 'SIGKILL')
      await postgres.revive()
    }
    await survive(t, 'PostgreSQL restarted and crashed', [
      () => postgres.restart('fast'),
      () => postgres.restart('immediate'),
      killOne,
    ])
    assert.match(postgres.log(), /terminated by signal 9/, 'it did crash')
  })

  it('without connections, and with tables that others hold', async (t) => {
    const limit = async (connections: number) => {
      await sql.raw(`alter role platform connection limit ${connections}`).execute(db)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'platform'`.execute(db)
      await wait(MOMENT_MS)
      await sql`alter role platform connection limit -1`.execute(db)
    }
    const hold = () =>
      db.transaction().execute(async (trx) => {
        await sql`lock table form_session, booking in exclusive mode`.execute(trx)
        await wait(HELD_MS)
      })
    await survive(t, 'PostgreSQL without connections, and slow', [
      () => limit(0),
      () => limit(1),
      hold,
    ])
  })

  it(
    'without room on its disk',
    { skip: !isRoot && 'only root may mount a small one' },
    async (t) => {
      assert.ok(disk)
      const { fill, empty } = disk
      await sql`create table filler (text text)`.execute(db)
      /** A table cannot grow: the statement fails, the server goes on. */
      const noRoomForRows = async () => {
        await fill()
        await assert.rejects(
          sql`insert into filler select repeat('x', 2000) from generate_series(1, 10000)`.execute(
            db,
          ),
          { code: '53100' },
        )
        await wait(MOMENT_MS)
        await empty()
      }
      /** The log cannot grow: the server ends, and cannot come back before there is room. */
      const noRoomForTheLog = async () => {
        await fill()
        for (let n = 0; n < 3; n++) {
          // oxlint-disable-next-line no-await-in-loop -- one segment after the other
          await sql`insert into filler values ('x')`.execute(db).catch(() => {})
          // oxlint-disable-next-line no-await-in-loop
          await sql`select pg_switch_wal()`.execute(db).catch(() => {})
        }
        await wait(MOMENT_MS)
        await empty()
        await postgres.revive()
      }
      await survive(t, 'the disk of PostgreSQL full', [noRoomForRows, noRoomForTheLog])
      assert.match(postgres.log(), /PANIC.*No space left on device/, 'it ended for want of room')
    },
  )

  it('and one and the same process of the platform has lived through it', async () => {
    assert.equal(await serving.stop(), 0)
  })
})

/** A database of somebody who is no superuser: those have connections when there are none. */
async function ownersDatabase(serverUrl: string): Promise<[ours: string, theirs: string]> {
  await onServer(serverUrl, async (run) => {
    await run('create role platform login')
    await run('create database platform owner platform')
  })
  const ours = new URL(serverUrl)
  ours.pathname = '/platform'
  const theirs = new URL(ours)
  theirs.username = 'platform'
  const { db, close } = await openPostgres(theirs.href)
  await migrateToLatest(db).finally(close)
  return [ours.href, theirs.href]
}
