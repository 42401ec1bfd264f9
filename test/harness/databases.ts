import { after, before, describe } from 'node:test'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openFreshPglite, openMigratedPglite } from './fresh-pglite.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { Database } from '../../src/database/schema.ts'
import { migratedDatabase } from './migrated-database.ts'
import { findPostgresServer } from './postgres-server.ts'
import type { PostgresServer } from './postgres-server.ts'
import { throwAwayDatabase } from './throw-away-database.ts'
import type { ThrowAwayDatabase } from './throw-away-database.ts'

export type DatabaseKind = OpenDatabase['kind']

/** Runs a suite on PGlite and on PostgreSQL, each with a migrated database of its own. */
export function onBothDatabases(
  name: string,
  suite: (db: () => Kysely<Database>, kind: DatabaseKind) => void,
): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    describe(`${name}, on ${kind}`, () => {
      let database: (OpenDatabase & AsyncDisposable) | undefined
      before(async () => {
        database = await openMigratedDatabase(kind)
      })
      after(() => database?.[Symbol.asyncDispose]())
      suite(() => {
        if (database === undefined) throw new Error('The database is open within tests only.')
        return database.db
      }, kind)
    })
  }
}

async function openMigratedDatabase(kind: DatabaseKind): Promise<OpenDatabase & AsyncDisposable> {
  if (kind === 'pglite') return disposable(await openMigratedPglite())
  const server = await findPostgresServer()
  const database = await openPlace(server, await migratedDatabase(server.url))
  await openConnections(database.db)
  return database
}

const disposable = (database: OpenDatabase) => ({
  ...database,
  [Symbol.asyncDispose]: database.close,
})

/**
 * Opens the pool's connections. While they are being opened, what should run at
 * once would run one after another on the first.
 */
async function openConnections(db: Kysely<Database>): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.2)`.execute(db)))
}

/** An empty database that goes away with `await using`. */
export async function openTestDatabase(
  kind: DatabaseKind,
): Promise<OpenDatabase & AsyncDisposable> {
  if (kind === 'pglite') {
    return disposable(await openFreshPglite())
  }
  const server = await findPostgresServer()
  return openPlace(server, await throwAwayDatabase(server.url))
}

async function openPlace(
  server: PostgresServer,
  place: ThrowAwayDatabase,
): Promise<OpenDatabase & AsyncDisposable> {
  const database = await openPostgres(place.url)
  return {
    ...database,
    [Symbol.asyncDispose]: async () => {
      await database.close()
      await place[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}
