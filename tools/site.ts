/**
 * `npm run site`: builds the documentation as a site, in `site/.vitepress/dist`, from the Markdown of the repository
 * and from `dist/`. With `--serve` it serves it afterwards.
 *
 * `SITE_BASE` is where it will be below its origin, `SITE_REPOSITORY` the address of the repository, `SITE_ENDPOINT` and
 * `SITE_FRAMES` go into `live.json`: docs/documentation-site.md.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { brokenLinks } from './site/broken-links.ts'
import { serveSite } from './site/serve-site.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SITE = resolve(ROOT, 'site')
const PUBLIC = resolve(SITE, 'public')
const BUILT = resolve(SITE, '.vitepress/dist')
const { SITE_BASE: base = '/', SITE_ENDPOINT: endpoint, SITE_FRAMES: frames } = process.env

const { values } = parseArgs({
  options: {
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '4173' },
  },
})

function run(command: string, cwd = ROOT): void {
  const { status } = spawnSync(command, {
    cwd,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error(`site: "${command}" failed`)
}

if (process.env['BUILT'] !== '1') run('npm run --silent build')
/** The lockfile that was installed; npm takes it away with the packages. */
const INSTALLED = resolve(SITE, 'node_modules/.installed-lock.json')
const locked = readFileSync(resolve(SITE, 'package-lock.json'), 'utf8')
if (!existsSync(INSTALLED) || readFileSync(INSTALLED, 'utf8') !== locked) {
  run('npm ci --ignore-scripts --no-audit --no-fund', SITE)
  writeFileSync(INSTALLED, locked)
}

rmSync(PUBLIC, { recursive: true, force: true })
mkdirSync(PUBLIC)
/** What the site serves besides its pages. */
const FILES = {
  'dist/cdn': '.',
  'dist/protocol.js': 'frame/protocol.js',
  'dist/protocol': 'frame/protocol',
  'site/frame': 'frame',
  'demo/logo.svg': 'logo.svg',
  'dist/workspace.schema.json': 'json/workspace.schema.json',
  'dist/journey-settings.schema.json': 'json/journey-settings.schema.json',
  'dist/journey-actions.schema.json': 'json/journey-actions.schema.json',
  'dist/openapi.json': 'json/openapi.json',
  'dist/openapi-flg.json': 'json/openapi-flg.json',
  'dist/openapi-flownally.json': 'json/openapi-flownally.json',
  'dist/openapi-octeth.json': 'json/openapi-octeth.json',
  'dist/openapi-breakground.json': 'json/openapi-breakground.json',
}
for (const [from, to] of Object.entries(FILES)) {
  cpSync(resolve(ROOT, from), resolve(PUBLIC, to), { recursive: true })
}
writeFileSync(resolve(PUBLIC, 'live.json'), `${JSON.stringify({ endpoint, frames }, null, 2)}\n`)

run('npx --no-install vitepress build .', SITE)

const broken = brokenLinks(BUILT, base)
for (const link of broken) console.error(`site: broken: ${link}`)
if (broken.length > 0) process.exit(1)
console.log(`site: built in ${BUILT}`)

if (values.serve) {
  const { port } = await serveSite(BUILT, Number(values.port))
  console.log(`site: http://127.0.0.1:${port}${base}`)
}
