/**
 * Writes the tables of the docs from the custom elements manifest and the
 * build, between `<!-- made: name -->` and `<!-- end -->`. With `--check` it
 * writes nothing and fails when one is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { constants, brotliCompressSync } from 'node:zlib'
import { environmentSchema } from '../src/cli/settings/settings.ts'
import { elementTables } from './element-tables.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FILES = ['README.md', 'docs/elements.md', 'docs/platform.md']

const read = (file: string) => readFileSync(resolve(ROOT, file))

function kilobytes(file: string): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return `${(brotliCompressSync(read(file), { params }).length / 1000).toFixed(1)} kB`
}

function settingsTable(): string {
  const rows = Object.entries(environmentSchema.shape).map(
    ([name, schema]) => `| \`${name}\` | ${schema.description ?? ''} |`,
  )
  return ['| variable | |', '| --- | --- |', ...rows].join('\n')
}

const made: Record<string, () => string> = {
  settings: settingsTable,
  'script-size': () => kilobytes('dist/cdn/sessionframe.js'),
  ...elementTables(JSON.parse(read('dist/custom-elements.json').toString())),
}

function refresh(text: string, file: string): string {
  return text.replaceAll(
    /(?<open><!-- made: (?<name>[\w-]+) -->)(?<gap>\n*)[\s\S]*?(?<close>\n*<!-- end -->)/g,
    (...match) => {
      const groups = match.at(-1) as Record<'open' | 'name' | 'gap', string>
      const render = made[groups.name]
      if (render === undefined) throw new Error(`${file}: nothing makes "${groups.name}"`)
      // On one line in a sentence, as a block of its own elsewhere.
      return groups.gap === ''
        ? `${groups.open}${render()}<!-- end -->`
        : `${groups.open}\n\n${render()}\n\n<!-- end -->`
    },
  )
}

const check = process.argv.includes('--check')
const stale = FILES.filter((file) => {
  const before = read(file).toString()
  const after = refresh(before, file)
  if (before === after) return false
  if (!check) writeFileSync(resolve(ROOT, file), after)
  return true
})

if (stale.length === 0) console.log(`docs: ${FILES.length} files fresh`)
else if (check) console.error(`docs: stale: ${stale.join(', ')}; run "npm run docs" and commit`)
else console.log(`docs: written: ${stale.join(', ')}`)
process.exit(check && stale.length > 0 ? 1 : 0)
