import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { DatabaseError } from './database-error.ts'
import { durableFiles, syncAll } from './durable-files.ts'
import { lockFolder } from './folder-lock.ts'
import type { OpenDatabase } from './open-database.ts'
import type { Database } from './schema.ts'

/** What the schema needs and PGlite has as files of its own. */
export const PGLITE_EXTENSIONS = { btree_gist }

/**
 * PostgreSQL inside this process, through the same driver as a server's, so
 * that types and error codes are the same. It has one connection.
 * @param folder Where the data lives, made when absent; null keeps it in memory.
 * @throws {FolderLockedError} Another process has the folder.
 * @throws {DatabaseError} `unusable-folder`: it cannot be written, or its files are damaged.
 */
export async function openPglite(folder: string | null): Promise<OpenDatabase> {
  if (folder === null) return connectPglite(await PGlite.create({ extensions: PGLITE_EXTENSIONS }))
  const unlock = await prepare(folder)
  try {
    return connectPglite(await openFiles(folder), unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** The same driver over a PGlite that is open; closes it too. */
export function connectPglite(
  pglite: PGlite,
  unlock: () => Promise<void> = async () => {},
): OpenDatabase {
  const pool = new Pool(createPgConfig(pglite))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | undefined
  const close = async () => {
    await db.destroy()
    await pglite.close()
    await unlock()
  }
  return { db, kind: 'pglite', close: () => (closing ??= close()) }
}

async function prepare(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true })
    return await lockFolder(folder)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw unusable(folder, `cannot be used: ${reason(error)}. Give a folder that can be written.`)
  }
}

async function openFiles(folder: string): Promise<PGlite> {
  const data = join(folder, 'postgres')
  const found = await dataVersion(data)
  try {
    const pglite = await PGlite.create({ ...durableFiles(data), extensions: PGLITE_EXTENSIONS })
    if (found === null) await syncAll(data)
    return pglite
  } catch (error) {
    const age = found === null || found === PG_MAJOR ? '' : ` It was made by PostgreSQL ${found}.`
    throw unusable(
      folder,
      `holds a database that cannot be opened: ${reason(error)}.${age} Restore it from a backup, or move it away to begin anew.`,
    )
  }
}

/** What PGlite is built from. */
const PG_MAJOR = '18'

async function dataVersion(data: string): Promise<string | null> {
  return readFile(join(data, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
}

function unusable(folder: string, what: string): DatabaseError {
  return new DatabaseError('unusable-folder', `The data folder ${folder} ${what}`)
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n', 1)[0] ?? text).replace(/\.$/, '')
}
