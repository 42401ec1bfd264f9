import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { freePort } from '../harness/free-port.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { conclude } from './conclude.ts'
import { underFaults } from './crowd.ts'
import { FAULTS, faultyProxy } from './faulty-proxy.ts'
import { inRounds, ROUNDS } from './rounds.ts'
import { openScene } from './scene.ts'
import { servePlatform } from './serving.ts'

it('whatever becomes of the lines to the database and to the visitors: nothing acknowledged is lost, nothing is done twice', async (t) => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  await using folder = await temporaryFolder()
  const direct = new URL(place.url)
  const port = await freePort()
  await using toDatabase = await faultyProxy(Number(direct.port || 5432), direct.hostname)
  await using toVisitors = await faultyProxy(port)
  const origin = `http://127.0.0.1:${toVisitors.port}`
  await using scene = await openScene(place.url, {
    origin,
    forms: 8,
    times: Math.min(6 * ROUNDS, 96),
  })
  const url = new URL(direct)
  url.host = `127.0.0.1:${toDatabase.port}`
  const serving = await servePlatform({ port, folder: folder.path, databaseUrl: url.href })
  await using _stop = { [Symbol.asyncDispose]: async () => void (await serving.stop()) }

  /** Every connection with the server ends, as when it is started anew. */
  const terminate = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(scene.db)
  const outcome = await underFaults(
    scene,
    inRounds([
      ...[toDatabase, toVisitors].flatMap((line) =>
        FAULTS.map((fault) => () => line.inject(fault)),
      ),
      terminate,
    ]),
    [origin],
  )
  assert.equal(await serving.stop(), 0)
  await conclude(t, scene, { name: 'lines to the database and to the visitors', ...outcome })
})
