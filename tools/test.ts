/**
 * `npm test`: builds, runs every suite and ends with one line of totals. With BUILT=1, what
 * `npm ci` has just built is good enough.
 */
import { resolve } from 'node:path'
import { sharePostgresServer } from '../test/harness/postgres-server.ts'
import { absent } from './engines/engine.ts'
import { writeHostileResults } from './hostile-results.ts'
import { hostileTable } from './hostile-table.ts'
import { engineLine, failureLine, noCounts } from './reporters/counts.ts'
import { BROWSER, E2E, failedRunner, LOAD, NODE, run, runSuite, type Suite } from './run-suite.ts'
import type { SecondTry } from './second-try.ts'

const READY = [
  ['node', 'tools/ensure-browser.ts'],
  ['node', 'tools/ensure-redis.ts'],
  ['node', 'tools/ensure-languages.ts'],
  ['node', 'tools/ensure-wordpress.ts'],
  ...(process.env['BUILT'] === '1' ? [] : [['npm', 'run', '--silent', 'build']]),
]

/**
 * Side by side; the suites of each one after the other. Browsers wait for timers, for a half of
 * their time and more: decisions/024-what-ci-runs.md.
 */
const LANES = [[NODE], [BROWSER, E2E]]
/** Alone, when the others have ended. */
const LAST = [LOAD]

// Each of some three hundred processes would strip and compile the same modules anew.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/sessionframe/compiled')

async function isReady(): Promise<boolean> {
  for (const command of READY) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (!(await run(command))) return false
  }
  return true
}

async function runLane(suites: readonly Suite[]): Promise<SecondTry[]> {
  const tries: SecondTry[] = []
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const suite of suites) tries.push(await runSuite(suite))
  return tries
}

async function runAll(): Promise<SecondTry[]> {
  if (await isReady()) {
    await using _server = await sharePostgresServer()
    const tries = (await Promise.all(LANES.map(runLane))).flat()
    return [...tries, ...(await runLane(LAST))]
  }
  const counts = failedRunner(noCounts(), 'what the tests need is not there')
  return [{ counts, passedThen: [] }]
}

const tries = await runAll()
const results = tries.map(({ counts }) => counts)
const sum = (key: 'passed' | 'failed' | 'skipped') =>
  results.reduce((total, counts) => total + counts[key], 0)
const cases = results.flatMap((one) => one.cases)
const hostile = hostileTable(cases)
if (process.env['HOSTILE'] === 'write') writeHostileResults(cases)
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
