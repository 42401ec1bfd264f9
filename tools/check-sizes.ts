/** Fails when something that browsers download has grown over its budget. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const ROOT = resolve(import.meta.dirname, '..')

/** Bytes after brotli 11. The script tag is on its way to 10 500 of them with every display inside. */
const BUDGETS = [
  { name: 'script tag', files: 'dist/cdn/sessionframe.js', budget: 12_224 },
  { name: 'script tag, module', files: 'dist/cdn/sessionframe.mjs', budget: 12_224 },
  { name: 'visitor client, on demand', files: 'dist/cdn/visitor.js', budget: 4000 },
  { name: 'its part that hears and shows, later', files: 'dist/cdn/live.js', budget: 1100 },
  { name: 'hosted pages, a language, the largest', files: largest('src/texts/'), budget: 3000 },
  { name: 'form page, its script', files: scriptOf('journey'), budget: 45_000 },
  { name: 'booking page, its script', files: scriptOf('booking'), budget: 30_000 },
  { name: 'hosted pages, all styles', files: 'dist/pages/assets/*.css', budget: 10_000 },
]

/** What the build made for the hosted pages: https://vite.dev/guide/backend-integration */
function pagesManifest(): Record<string, { file: string; imports?: string[] }> {
  return JSON.parse(readFileSync(resolve(ROOT, 'dist/pages/manifest.json'), 'utf8')) as never
}

/** A page's module and all that it imports at once. */
function scriptOf(page: string): string[] {
  const manifest = pagesManifest()
  const names = new Set([`src/pages/${page}/main.ts`])
  for (const name of names) for (const next of manifest[name]?.imports ?? []) names.add(next)
  return [...names].map((name) => `dist/pages/${manifest[name]?.file}`)
}

/** Of the modules of a folder that are fetched when they are wanted, the one of most bytes. */
function largest(folder: string): string[] {
  const files = Object.entries(pagesManifest()).filter(([name]) => name.startsWith(folder))
  const bySize = files
    .map(([, { file }]) => `dist/pages/${file}`)
    .toSorted((a, b) => brotliSize(b) - brotliSize(a))
  return bySize.slice(0, 1)
}

/** Bytes after gzip 9: it stands in the page, and not every server has brotli for those. */
const STARTER = { name: 'starter', file: 'dist/cdn/starter.js', budget: 600 }

/** Bytes of `file` after brotli at its best. */
function brotliSize(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return brotliCompressSync(readFileSync(resolve(ROOT, file)), { params }).length
}

let tooBig = false
for (const { name, files, budget } of BUDGETS) {
  const found = typeof files === 'string' ? globSync(files, { cwd: ROOT }) : files
  const bytes = found.reduce((sum, file) => sum + brotliSize(file), 0)
  const fits = found.length > 0 && bytes <= budget
  tooBig ||= !fits
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${name}: ${bytes} of ${budget} bytes (${found.length} files)`,
  )
}
const starter = gzipSync(readFileSync(resolve(ROOT, STARTER.file)), { level: 9 }).length
tooBig ||= starter > STARTER.budget
console.log(
  `${starter > STARTER.budget ? 'OVER' : 'ok  '} ${STARTER.name}: ${starter} of ${STARTER.budget} bytes (gzip)`,
)
process.exit(tooBig ? 1 : 0)
