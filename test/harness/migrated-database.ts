import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { MIGRATED } from './migrations-hash.ts'
import { onServer } from './on-server.ts'
import type { Run } from './on-server.ts'
import { throwAwayDatabase } from './throw-away-database.ts'
import type { ThrowAwayDatabase } from './throw-away-database.ts'

const PREFIX = 'sessionframe_migrated_'
/** An advisory lock of ours: shared by who copies a template, alone for who makes or drops one. */
const LOCK = 7_340_112_358

/**
 * A throw-away database with all that the migrations make, for those who do not test these. It is
 * copied from a template that the first makes: to migrate anew costs each test seconds of waiting
 * for the disk. https://www.postgresql.org/docs/current/manage-ag-templatedbs.html
 */
export async function migratedDatabase(serverUrl: string): Promise<ThrowAwayDatabase> {
  const template = PREFIX + MIGRATED
  return onServer(serverUrl, async (run) => {
    await run(`select pg_advisory_lock_shared(${LOCK})::text`)
    while (!(await exists(run, template))) {
      await run(`select pg_advisory_unlock_shared(${LOCK})::text`)
      await run(`select pg_advisory_lock(${LOCK})::text`)
      if (!(await exists(run, template))) await makeTemplate(serverUrl, run, template)
      await run(`select pg_advisory_unlock(${LOCK})::text`)
      await run(`select pg_advisory_lock_shared(${LOCK})::text`)
    }
    const database = await throwAwayDatabase(serverUrl, template)
    // No test crashes the server itself, so none has to wait for its disk.
    await run(`alter database ${nameOf(database)} set synchronous_commit = off`)
    return database
  })
}

/** Whatever templates there are, those of other migrations too. */
export async function dropTemplates(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (run) => {
    await run(`select pg_advisory_lock(${LOCK})::text`)
    await dropAll(run)
  })
}

async function exists(run: Run, name: string): Promise<boolean> {
  return (await run(`select datname::text from pg_database where datname = '${name}'`)).length > 0
}

async function makeTemplate(serverUrl: string, run: Run, name: string): Promise<void> {
  await dropAll(run)
  const place = await throwAwayDatabase(serverUrl)
  const { db, close } = await openPostgres(place.url)
  await migrateToLatest(db)
  await close()
  const made = nameOf(place)
  // Somebody connected, autovacuum too, would be in the way of each copy.
  await run(`alter database ${made} with allow_connections false`)
  await run(`alter database ${made} rename to ${name}`)
}

async function dropAll(run: Run): Promise<void> {
  const names = await run(
    `select datname::text from pg_database where datname like '${PREFIX.replaceAll('_', String.raw`\_`)}%'`,
  )
  // oxlint-disable-next-line no-await-in-loop -- one connection
  for (const name of names) await run(`drop database if exists ${name} with (force)`)
}

function nameOf({ url }: ThrowAwayDatabase): string {
  return new URL(url).pathname.slice(1)
}
