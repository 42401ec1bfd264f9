import type { OpenDatabase } from '../database/open-database.ts'
import { requirePeers } from './missing-peers.ts'

/** Where a command's database is: PostgreSQL by its URL, else PGlite in the data folder. */
export interface DatabasePlace {
  url: string | undefined
  dataFolder: string
}

/**
 * Opens the database and brings it to the newest schema.
 *
 * @param what the command, for the message about missing packages
 * @throws DatabaseError when it cannot be reached, another process has the
 *   folder (which it names), or it is newer than this code
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
    throw error
  }
}

async function open(place: DatabasePlace): Promise<OpenDatabase> {
  if (place.url !== undefined) {
    const { openPostgres } = await import('../database/open-postgres.ts')
    return openPostgres(place.url)
  }
  const { openPglite } = await import('../database/open-pglite.ts')
  return openPglite(place.dataFolder)
}
