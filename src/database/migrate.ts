import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DatabaseError } from './database-error.ts'
import { migrations } from './migrations/all.ts'
import type { Database } from './schema.ts'

/**
 * Brings the database to this version's schema. Kysely holds an advisory lock
 * meanwhile, so several instances may start at once.
 * @returns Names of the migrations that were run now.
 * @throws {DatabaseError} `newer`, `missing-extension` or `migration-failed`.
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  const { error, results } = await withoutTimeout(db, async (connection) => {
    await refuseNewer(connection)
    const provider = { getMigrations: async () => migrations }
    return new Migrator({ db: connection, provider }).migrateToLatest()
  })
  if (error !== undefined) throw describeFailure(error, results?.find(failed)?.migrationName)
  return (results ?? []).map((result) => result.migrationName)
}

/** An index on millions of rows takes longer than any statement of the server may. */
async function withoutTimeout<Result>(
  db: Kysely<Database>,
  work: (connection: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    try {
      return await work(connection)
    } finally {
      await sql`reset statement_timeout`.execute(connection)
    }
  })
}

const failed = (result: { status: string }) => result.status === 'Error'

/**
 * Names of the migrations that `migrateToLatest` would run.
 * @throws {DatabaseError} `newer`.
 */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
  await refuseNewer(db)
  const run = new Set(await runMigrations(db))
  return Object.keys(migrations).filter((name) => !run.has(name))
}

async function runMigrations(db: Kysely<Database>): Promise<string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`
    select to_regclass('kysely_migration')::text as found`.execute(db)
  if (tables[0]?.found == null) return []
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const run = await runMigrations(db)
  const unknown = run.filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length > 0) {
    throw new DatabaseError(
      'newer',
      `The database was migrated by a newer sessionframe (it has ${unknown.join(', ')}, which this version does not know). ` +
        'Install that version again, or restore a backup from before the update.',
    )
  }
}

function describeFailure(error: unknown, migration: string | undefined): DatabaseError {
  const code = sqlState(error)
  const aboutExtension = error instanceof Error && error.message.includes('btree_gist')
  // 42501 insufficient_privilege, 58P01 undefined_file, 0A000 feature_not_supported.
  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (aboutExtension && code === '42501') {
    return new DatabaseError(
      'missing-extension',
      'The database needs the extension btree_gist, and its user may not install it. ' +
        'Have a superuser run "CREATE EXTENSION btree_gist" in this database, once, then start again.',
      { cause: error },
    )
  }
  if (aboutExtension && (code === '58P01' || code === '0A000')) {
    return new DatabaseError(
      'missing-extension',
      'The database server lacks the extension btree_gist. It is part of PostgreSQL: install its contrib package on the server, then start again.',
      { cause: error },
    )
  }
  const why = error instanceof Error ? error.message : String(error)
  const what =
    migration === undefined ? 'The database could not be migrated' : `Migration ${migration} failed`
  return new DatabaseError('migration-failed', `${what}, nothing was changed: ${why}`, {
    cause: error,
  })
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
