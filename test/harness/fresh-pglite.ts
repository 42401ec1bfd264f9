import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { connectPglite, PGLITE_EXTENSIONS } from '../../src/database/open-pglite.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { MIGRATED, hashOf } from './migrations-hash.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const KEPT = join(ROOT, 'node_modules/.cache/sessionframe')

const PGLITE = hashOf(['node_modules/@electric-sql/pglite/package.json'])
/** What each is made by, in the file's name: another one of these makes another file. */
const MADE_BY = { empty: PGLITE, migrated: `${PGLITE}-${MIGRATED}` }

/**
 * An empty PGlite in memory. To make one takes seconds of `initdb`, to unpack
 * one that was made does not: the first that is wanted is kept for the others.
 */
export async function openFreshPglite(): Promise<OpenDatabase> {
  return openKept('empty', async () => PGlite.create({ extensions: PGLITE_EXTENSIONS }))
}

/** One with all that the migrations make, kept in the same way. */
export async function openMigratedPglite(): Promise<OpenDatabase> {
  return openKept('migrated', makeMigrated)
}

/**
 * A data folder in which PGlite has been before, with all that the migrations make, for those who
 * do not test a first start: without it, each of theirs would take four seconds of processor.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  const file = await keptFile('migrated', makeMigrated)
  const data = join(folder, 'postgres')
  await mkdir(data, { recursive: true, mode: 0o700 })
  await promisify(execFile)('tar', ['--extract', '--file', file, '--directory', data])
}

async function makeMigrated(): Promise<PGlite> {
  const pglite = await PGlite.create({ extensions: PGLITE_EXTENSIONS })
  const { db } = connectPglite(pglite)
  await migrateToLatest(db)
  await db.destroy()
  return pglite
}

async function openKept(
  name: keyof typeof MADE_BY,
  make: () => Promise<PGlite>,
): Promise<OpenDatabase> {
  const loadDataDir = new Blob([await readFile(await keptFile(name, make))])
  return connectPglite(await PGlite.create({ extensions: PGLITE_EXTENSIONS, loadDataDir }))
}

async function keptFile(name: keyof typeof MADE_BY, make: () => Promise<PGlite>): Promise<string> {
  const file = join(KEPT, `pglite-${name}-${MADE_BY[name]}.tar`)
  if (!existsSync(file)) await keep(file, await make())
  return file
}

async function keep(file: string, made: PGlite): Promise<void> {
  // What the log still holds would be done again in each that is made of it.
  await made.exec('checkpoint')
  const dump = await made.dumpDataDir('none')
  await made.close()
  await mkdir(KEPT, { recursive: true })
  // Whole or not at all, for whoever reads it at the same time.
  await writeFile(`${file}.${process.pid}`, await dump.bytes())
  await rename(`${file}.${process.pid}`, file)
}
