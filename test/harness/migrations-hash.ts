import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

/** What says that two databases with all migrations are the same. */
export const MIGRATED = hashOf([
  'node_modules/pg-boss/package.json',
  ...globSync('src/database/migrat{e,ions/*}.ts', { cwd: ROOT }).toSorted(),
])

/** Of files below the project's folder: 16 characters, hexadecimal. */
export function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}
