/**
 * Writes the tables of the docs from the custom elements manifest and the
 * build, between `<!-- made: name -->` and `<!-- end -->`. With `--check` it
 * writes nothing and fails when one is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { constants, brotliCompressSync } from 'node:zlib'
import { integrityTag } from '../src/cli/integrity.ts'
import { snippet } from '../src/cli/snippet.ts'
import { environmentSchema } from '../src/cli/settings/settings.ts'
import { permissionTable } from '../test/hostile/routes/permission-table.ts'
import { elementTables } from './element-tables.ts'
import { hostsTable, quickStartsTable } from './host-tables.ts'
import { hostileCases } from './hostile-results.ts'
import { referenceTables } from './reference/reference-tables.ts'
import { schemaTables } from './reference/schema-tables.ts'
import { licenseTable } from './release/license-table.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FILES = [
  'README.md',
  'docs/deployment.md',
  'docs/endpoint.md',
  'docs/elements.md',
  'docs/frameworks.md',
  'docs/hosts.md',
  'docs/platform.md',
  'docs/reference.md',
  'docs/releases.md',
  'docs/schemas.md',
  'docs/security.md',
  'docs/website-owners.md',
]

const read = (file: string) => readFileSync(resolve(ROOT, file))

/** Half a kilobyte up, so that not every change of the script is one of the docs. */
function kilobytes(file: string): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return `${Math.ceil(brotliCompressSync(read(file), { params }).length / 500) / 2} kB`
}

function settingsTable(): string {
  const rows = Object.entries(environmentSchema.shape).map(
    ([name, schema]) => `| \`${name}\` | ${schema.description ?? ''} |`,
  )
  return ['| variable | meaning |', '| --- | --- |', ...rows].join('\n')
}

/** The snippet as the command prints it for the page of the docs. */
const starter = () =>
  [
    '```text',
    snippet({
      journey: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
      endpoint: 'https://your-site.example/sessionframe/v1',
      tokenUrl: '/session-token',
      sessionOrigin: 'https://sessions.example.com',
      scriptUrl: 'https://your-site.example/sessionframe.js',
    }),
    '```',
  ].join('\n')

const integrity = () => ['```html', integrityTag('https://your-site.example/'), '```'].join('\n')

/** In the place of what the demo has. */
const OWN: Record<string, string> = {
  JOURNEY: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
  TOKEN_URL: '/session-token',
}

const NEXT_ROUTE = 'next/app/sessionframe/v1/[...path]/route'
const MOUNTS = ['node-http', 'express', 'fastify', 'hono', 'koa', 'bun', 'deno', 'worker']

/** The very files that the tests run. */
const mount = (file: string) => () =>
  ['```js', read(`test/mounts/hosts/${file}.js`).toString().trimEnd(), '```'].join('\n')

/** A file of `deploy/`, for those who have the pages and no repository. */
const deployed = (file: string) => () =>
  ['```ini', read(`deploy/${file}`).toString().trimEnd(), '```'].join('\n')

/** Of an app that the tests build, what an app of one's own would have. */
const appFile = (app: string, file: string, language: string) => () => {
  const source = read(`demo/frameworks/${app}/src/${file}`)
    .toString()
    .replace(/^( *)import \{.*\} from '[./]*demo\.ts'$/m, (line, indent: string) =>
      [...line.matchAll(/JOURNEY|TOKEN_URL/g)]
        .map(([name]) => `${indent}const ${name} = '${OWN[name]}'`)
        .join('\n'),
    )
    .replace('displayOf(location.search)', "'modal'")
    .replaceAll(' data-testid="outcome"', '')
  return [`\`\`\`${language}`, source.trimEnd(), '```'].join('\n')
}

/** The hosts, and the versions that the tests have of them. */
function mountVersions(): string {
  const { dependencies } = JSON.parse(read('test/mounts/package.json').toString()) as {
    dependencies: Record<string, string>
  }
  const names = ['express', 'fastify', 'hono', 'koa', 'next', 'bun', 'deno', 'workerd']
  return names.map((name) => `${name} ${dependencies[name]}`).join(', ')
}

const made: Record<string, () => string> = {
  starter,
  integrity,
  settings: settingsTable,
  hosts: hostsTable,
  licenses: () => licenseTable(),
  'hostile-cases': hostileCases,
  'permissions-keys': () => permissionTable('access key'),
  'permissions-links': () => permissionTable('link'),
  'permissions-endpoint': () => permissionTable('embed token'),
  'quick-starts': quickStartsTable,
  'systemd-environment': deployed('systemd/environment'),
  'systemd-unit': deployed('systemd/sessionframe.service'),
  'script-size': () => kilobytes('dist/cdn/sessionframe.js'),
  ...Object.fromEntries(MOUNTS.map((name) => [`mount-${name}`, mount(name)])),
  'app-svelte': appFile('svelte', 'Displays.svelte', 'svelte'),
  'app-solid': appFile('solid', 'Displays.tsx', 'jsx'),
  'app-angular': appFile('angular', 'displays.ts', 'typescript'),
  'app-astro': appFile('astro', 'Displays.astro', 'astro'),
  'mount-next': mount(NEXT_ROUTE),
  'mount-versions': mountVersions,
  ...referenceTables(),
  ...schemaTables(),
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
