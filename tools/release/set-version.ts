/** Puts the version of package.json wherever else it stands: part of `npm run release:version`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { VERSIONED } from './versioned-files.ts'

const ROOT = resolve(process.argv[2] ?? resolve(import.meta.dirname, '../..'))

const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

for (const [file, pattern] of VERSIONED) {
  const path = resolve(ROOT, file)
  const before = readFileSync(path, 'utf8')
  if (!pattern.test(before)) throw new Error(`${file} has no version where ${pattern} looks for it`)
  writeFileSync(path, before.replace(pattern, `$<before>${version}$<after>`))
}
