/** `npm test`: builds, runs every suite and ends with one line of totals. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { absent } from './engines/engine.ts'
import { hostileTable } from './hostile-table.ts'
import { engineLine, failureLine, noCounts, type Counts } from './reporters/counts.ts'
import { withSecondTry, worthAnother, type SecondTry } from './second-try.ts'
import { unrunFiles, withUnrun } from './unrun-files.ts'

interface Suite {
  command: string[]
  /** Without files of their own they run all. */
  files?: string[]
}

const SUITES: Record<string, Suite> = {
  node: {
    command: [
      'node',
      '--import=./test/harness/property-seed.ts',
      '--test',
      // They wait for servers and databases more than they compute.
      `--test-concurrency=${Math.max(3, availableParallelism() - 1)}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./tools/reporters/node.ts',
      '--test-reporter-destination=stderr',
    ],
    files: ['test/**/*.node.test.ts'],
  },
  browser: { command: ['wtr'] },
  e2e: { command: ['playwright', 'test'] },
}

const folder = mkdtempSync(join(tmpdir(), 'sessionframe-test-'))

function run(command: string[], env: NodeJS.ProcessEnv = process.env): boolean {
  const [name = '', ...args] = command
  return spawnSync(name, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

function runFiles(name: string, files: string[] = [], env: NodeJS.ProcessEnv = {}): Counts {
  const command = [...(SUITES[name]?.command ?? []), ...files]
  console.log(`\n## ${name}: ${command.join(' ')}`)
  const file = join(folder, `${randomUUID()}.json`)
  const green = run(command, { ...process.env, ...env, TEST_COUNTS_FILE: file })
  if (!existsSync(file)) return failedRunner(noCounts(), `${name}: it left no figures`)
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts
  // A runner can fail without a failing test, and a suite that ran nothing proves nothing.
  const hidden = (!green && counts.failed === 0) || counts.passed + counts.failed === 0
  return hidden ? failedRunner(counts, `${name}: the runner failed, or ran no test`) : counts
}

function failedRunner(counts: Counts, title: string): Counts {
  const failures = [...counts.failures, { title, message: '' }]
  return { ...counts, failed: counts.failed + 1, failures }
}

/** Starts an engine once more for the files that it did not get to. */
function runEngines(name: string, counts: Counts): Counts {
  return [...unrunFiles(counts)].reduce(
    (sum, [engine, files]) => withUnrun(sum, engine, runFiles(name, files, { ENGINES: engine })),
    counts,
  )
}

function runSuite(name: string, { files }: Suite): SecondTry {
  const first = runEngines(name, runFiles(name, files))
  const again = worthAnother(first)
  if (again.length === 0) return { counts: first, passedThen: [] }
  const engines = [...new Set(first.failures.flatMap(({ engine }) => engine ?? []))]
  const env = engines.length > 0 ? { ENGINES: engines.join(',') } : {}
  return withSecondTry(first, runFiles(name, again, env))
}

try {
  const ready = [
    ['node', 'tools/ensure-browser.ts'],
    ['node', 'tools/ensure-redis.ts'],
    ['node', 'tools/ensure-languages.ts'],
    ['node', 'tools/ensure-wordpress.ts'],
    ['npm', 'run', '--silent', 'build'],
  ].every((command) => run(command))
  const tries = ready
    ? Object.entries(SUITES).map(([name, suite]) => runSuite(name, suite))
    : [{ counts: failedRunner(noCounts(), 'what the tests need is not there'), passedThen: [] }]
  const results = tries.map(({ counts }) => counts)
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    results.reduce((total, counts) => total + counts[key], 0)
  const hostile = hostileTable(results.flatMap(({ cases }) => cases))
  console.log(`\n## hostile cases\n${hostile.text}\n`)
  console.log(`${results.flatMap(({ documented }) => documented).join('\n')}\n`)
  for (const { engines = {} } of results)
    for (const [engine, counts] of Object.entries(engines)) console.log(engineLine(engine, counts))
  for (const engine of absent()) console.log(`${engine}: NOT RUN, it is not installed`)
  for (const one of tries.flatMap(({ passedThen }) => passedThen))
    console.log(`failed at first, passed by itself: ${failureLine(one)}`)
  for (const one of results.flatMap(({ failures }) => failures))
    console.log(`failed: ${failureLine(one)}`)
  console.log(`skipped in all: ${sum('skipped')}`)
  // The last line is what a machine reads, so it has nothing else in it.
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  // A case that nothing tries has not held.
  process.exitCode = sum('failed') > 0 || !hostile.allHeld ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
