import { after, before, describe } from 'node:test'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openFreshPglite } from './fresh-pglite.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { Database } from '../../src/database/schema.ts'
import { findPostgresServer } from './postgres-server.ts'
import { throwAwayDatabase } from './throw-away-database.ts'

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
        database = await openTestDatabase(kind)
        await migrateToLatest(database.db)
        if (kind === 'postgres') await openConnections(database.db)
      })
      after(() => database?.[Symbol.asyncDispose]())
      suite(() => {
        if (database === undefined) throw new Error('The database is open within tests only.')
        return database.db
      }, kind)
    })
  }
}

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
    const database = await openFreshPglite()
    return { ...database, [Symbol.asyncDispose]: database.close }
  }
  const server = await findPostgresServer()
  const place = await throwAwayDatabase(server.url)
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
