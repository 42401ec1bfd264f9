/**
 * `npm run check`: builds, then every check that needs no browser; goes on after a failure to show
 * all of them. With BUILT=1, what `npm ci` has just built is good enough.
 */
import { spawnSync } from 'node:child_process'

const CHECKS: [name: string, command: string][] = [
  ['types', 'tsc -p tsconfig.json'],
  ['lint', 'oxlint --type-aware --deny-warnings'],
  ['format', 'oxfmt --check .'],
  ['import rules', 'node tools/check-imports.ts'],
  ['dead code', 'knip'],
  ['lockfiles', 'node tools/check-locks.ts'],
  ['advisories', 'node tools/check-advisories.ts'],
  ['secrets', 'node tools/check-secrets.ts'],
  ['licences', 'node tools/check-licenses.ts'],
  ['package', 'publint --strict'],
  [
    'exports',
    // Without the scripts: to pack it, npm would build it anew.
    'npm_config_ignore_scripts=true attw --pack . --profile esm-only --exclude-entrypoints sessionframe.js sessionframe.mjs',
  ],
  ['links', 'node tools/check-links.ts'],
  ['docs fresh', 'node tools/docs.ts --check'],
  ['props fresh', 'node tools/session-props.ts --check'],
  ['sizes', 'node tools/check-sizes.ts'],
]

function run(command: string): boolean {
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  return status === 0
}

if (process.env['BUILT'] !== '1' && !run('npm run --silent build')) {
  console.error('check: the build failed')
  process.exit(1)
}
const failed = CHECKS.filter(([name, command]) => {
  console.log(`\n## ${name}`)
  return !run(command)
}).map(([name]) => name)

console.log(failed.length === 0 ? '\ncheck: all green' : `\ncheck: failed: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
