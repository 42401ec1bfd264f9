import { sql } from 'kysely'
import { pendingMigrations } from '../../database/migrate.ts'
import { openPostgres } from '../../database/open-postgres.ts'
import { DatabaseError } from '../../database/database-error.ts'
import { checkClock } from './check-clock.ts'
import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

/** Looks at the database of `DATABASE_URL`, and changes nothing. */
export async function checkPostgres(url: string): Promise<Finding[]> {
  try {
    const database = await openPostgres(url)
    try {
      const { rows } = await sql<{ now: Date; version: string }>`
        select clock_timestamp() as now, current_setting('server_version') as version`.execute(
        database.db,
      )
      const { now = new Date(), version = '' } = rows[0] ?? {}
      const pending = await pendingMigrations(database.db)
      return [
        ok(`DATABASE_URL: PostgreSQL ${version}`),
        checkClock(now, 'the database'),
        pending.length === 0
          ? ok('DATABASE_URL: its schema is the newest')
          : warn(
              `DATABASE_URL: ${pending.length} migrations have not run; "serve" and "migrate" run them. Make a backup first.`,
            ),
      ]
    } finally {
      await database.close()
    }
  } catch (error) {
    if (error instanceof DatabaseError) return [fail(`DATABASE_URL: ${error.message}`)]
    throw error
  }
}
