/** `npm test`: builds, runs every suite and ends with one line of totals. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from './reporters/counts.ts'

const SUITES: Record<string, string[]> = {
  node: [
    'node',
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/reporters/node.ts',
    '--test-reporter-destination=stderr',
    'test/**/*.node.test.ts',
  ],
  browser: ['wtr'],
  e2e: ['playwright', 'test'],
}

const folder = mkdtempSync(join(tmpdir(), 'sessionframe-test-'))

function run(command: string[], env: NodeJS.ProcessEnv = process.env): boolean {
  const [name = '', ...args] = command
  return spawnSync(name, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

function runSuite(name: string, command: string[]): Counts {
  console.log(`\n## ${name}: ${command.join(' ')}`)
  const file = join(folder, `${name}.json`)
  const green = run(command, { ...process.env, TEST_COUNTS_FILE: file })
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts
  // A runner can fail without a failing test, and a suite that ran nothing proves nothing.
  const hidden = (!green && counts.failed === 0) || counts.passed + counts.failed === 0
  return hidden ? { ...counts, failed: counts.failed + 1 } : counts
}

try {
  const ready = run(['node', 'tools/ensure-browser.ts']) && run(['npm', 'run', '--silent', 'build'])
  const results = ready
    ? Object.entries(SUITES).map(([name, command]) => runSuite(name, command))
    : [{ passed: 0, failed: 1, skipped: 0 }]
  const sum = (key: keyof Counts) => results.reduce((total, counts) => total + counts[key], 0)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
