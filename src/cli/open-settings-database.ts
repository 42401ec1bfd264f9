import { join } from 'node:path'
import type { OpenDatabase } from '../database/open-database.ts'
import { CommandError } from './command-error.ts'
import { requirePeers } from './missing-peers.ts'
import { firstLine } from './report-failure.ts'

/** Where a command's database is: PostgreSQL by its URL, else PGlite in the data folder. */
export interface DatabasePlace {
  url: string | undefined
  dataFolder: string
}

/**
 * Opens the database and brings it to the newest schema.
 *
 * @throws CommandError when it cannot be reached, is locked by another
 *   process (which it names), or is newer than this code
 */
export async function openSettingsDatabase(
  what: string,
  place: DatabasePlace,
): Promise<{ database: OpenDatabase; migrations: string[] }> {
  requirePeers(what, ['database'])
  const { migrateToLatest } = await import('../database/migrate.ts')
  const database = await open(place)
  try {
    return { database, migrations: await migrateToLatest(database.db) }
  } catch (error) {
    await database.close()
    throw explained(error, place)
  }
}

async function open(place: DatabasePlace): Promise<OpenDatabase> {
  try {
    if (place.url !== undefined) {
      const { openPostgres } = await import('../database/open-postgres.ts')
      return await openPostgres(place.url)
    }
    const { openPglite } = await import('../database/open-pglite.ts')
    return await openPglite(join(place.dataFolder, 'database'))
  } catch (error) {
    throw explained(error, place)
  }
}

/** Connection errors of `pg` are for programmers; these sentences name the setting. */
function explained(error: unknown, place: DatabasePlace): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (place.url === undefined) {
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      return new CommandError(`the data folder ${place.dataFolder} cannot be written: ${code}`)
    }
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      return new CommandError(`${place.dataFolder} is no folder: give another with --data`)
    }
    return named(error)
  }
  const reason = CONNECTION_FAILURES[code]
  return reason ? new CommandError(`DATABASE_URL: ${reason}`) : named(error)
}

const CONNECTION_FAILURES: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its host and port; is PostgreSQL running there?',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name is not known',
  ETIMEDOUT: 'its host does not answer',
  ECONNRESET: 'the server hung up; does it want TLS?',
  '28P01': 'the server refused the user or password',
  '28000': 'the server refused the user',
  '3D000': 'there is no database of that name; create it first (createdb)',
  '42501': 'its user may not create tables there',
}

/** Errors of ours that already say what to do. */
function named(error: Error): Error {
  const ours = ['FolderLockedError', 'DatabaseTooNewError', 'DatabaseError']
  return ours.includes(error.name) ? new CommandError(firstLine(error)) : error
}
