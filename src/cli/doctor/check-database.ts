import { access, constants, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
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

/** Whether the embedded database could be there. A running `serve` has it open, so it is left alone. */
export async function checkDataFolder(folder: string): Promise<Finding> {
  const place = await nearest(resolve(folder))
  if (!(await stat(place)).isDirectory()) {
    return fail(`--data: ${place} is no folder. Give another one with --data.`)
  }
  try {
    await access(place, constants.W_OK | constants.X_OK)
    return ok(`--data: ${folder} can be written`)
  } catch {
    return fail(`--data: ${place} cannot be written by this user. Give another folder with --data.`)
  }
}

/** The folder, or the first above it that is there. */
async function nearest(folder: string): Promise<string> {
  try {
    await access(folder)
    return folder
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : nearest(above)
  }
}
