import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { connectPglite, PGLITE_EXTENSIONS } from '../../src/database/open-pglite.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'

const MODULES = resolve(import.meta.dirname, '../../node_modules')

/**
 * An empty PGlite in memory. To make one takes seconds of `initdb`, to unpack
 * one that was made does not: the first that is wanted is kept for the others.
 */
export async function openFreshPglite(): Promise<OpenDatabase> {
  const loadDataDir = await keptDump()
  return connectPglite(await PGlite.create({ extensions: PGLITE_EXTENSIONS, loadDataDir }))
}

async function keptDump(): Promise<Blob> {
  const folder = join(MODULES, '.cache/sessionframe')
  const file = join(folder, `pglite-${await pgliteVersion()}.tar`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return new Blob([kept])
  const made = await PGlite.create({ extensions: PGLITE_EXTENSIONS })
  const dump = await made.dumpDataDir('none')
  await made.close()
  await mkdir(folder, { recursive: true })
  // Whole or not at all, for whoever reads it at the same time.
  await writeFile(`${file}.${process.pid}`, await dump.bytes())
  await rename(`${file}.${process.pid}`, file)
  return dump
}

/** Another PGlite makes another file. */
async function pgliteVersion(): Promise<string> {
  const about = await readFile(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8')
  return createHash('sha256').update(about).digest('hex').slice(0, 16)
}
