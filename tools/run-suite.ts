/** Runs a suite of `npm test`, and once more what failed of it. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE_FLAGS } from '../test/harness/node-flags.ts'
import { noCounts, type Counts } from './reporters/counts.ts'
import { withSecondTry, worthAnother, type SecondTry } from './second-try.ts'
import { watchProcesses } from './stuck-processes.ts'
import { unrunFiles, withUnrun } from './unrun-files.ts'

export interface Suite {
  name: string
  command: string[]
  /** Without files of their own they run all. */
  files?: string[]
  /**
   * Runs beside others: what it prints comes in one piece when it has ended, and where both want
   * the processor, the other has it.
   */
  behind?: true
  /** In ms: no process of a test lives so long, but one that hangs. */
  longest?: number
}

/** For a property of the Node suite; a test may take twice as long, and a file three times. */
const MINUTES = Number(process.env['TEST_MINUTES'] ?? 4)

/** @param atOnce Files. */
function nodeSuite(name: string, atOnce: number, files: string[]): Suite {
  return {
    name,
    command: [
      'node',
      '--import=./test/harness/property-seed.ts',
      ...NODE_FLAGS,
      '--import=./test/harness/watch-process.ts',
      '--test',
      `--test-concurrency=${atOnce}`,
      `--test-timeout=${2 * MINUTES * 60_000}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./tools/reporters/node.ts',
      '--test-reporter-destination=stderr',
    ],
    files,
    longest: 3 * MINUTES * 60_000,
  }
}

export const NODE: Suite = {
  // They wait for servers and databases more than they compute.
  ...nodeSuite('node', Math.max(3, availableParallelism() - 1), [
    'test/!(faults|soak)/**/*.node.test.ts',
  ]),
  behind: true,
}

/** Visitors who lose patience with a server that the rest of the tests keep waiting. */
export const LOAD: Suite = nodeSuite('load', 2, ['test/{faults,soak}/**/*.node.test.ts'])

export const BROWSER: Suite = { name: 'browser', command: ['wtr'] }

export const E2E: Suite = { name: 'e2e', command: ['playwright', 'test'] }

/** Runs all of a suite, then what an engine did not get to, then what is worth a second try. */
export async function runSuite(suite: Suite): Promise<SecondTry> {
  const first = await runEngines(suite, await runOrAgain(suite, suite.files))
  const again = worthAnother(first)
  if (again.length === 0) return { counts: first, passedThen: [] }
  const engines = [...new Set(first.failures.flatMap(({ engine }) => engine ?? []))]
  const env = engines.length > 0 ? { ENGINES: engines.join(',') } : {}
  return withSecondTry(first, (await runFiles(suite, again, env)) ?? leftNone(suite))
}

/** Starts an engine once more for the files that it did not get to. */
async function runEngines(suite: Suite, first: Counts): Promise<Counts> {
  let counts = first
  for (const [engine, files] of unrunFiles(first)) {
    // oxlint-disable-next-line no-await-in-loop -- one engine after the other
    const more = await runFiles(suite, files, { ENGINES: engine })
    counts = withUnrun(counts, engine, more ?? leftNone(suite))
  }
  return counts
}

/** A runner that dies has shown nothing, neither good nor bad: it is started once more. */
async function runOrAgain(suite: Suite, files?: string[]): Promise<Counts> {
  const first = await runFiles(suite, files)
  if (first !== null) return first
  console.error(`${suite.name}: it left no figures, and is started once more`)
  return (await runFiles(suite, files)) ?? leftNone(suite)
}

function leftNone({ name }: Suite): Counts {
  return failedRunner(noCounts(), `${name}: it left no figures`)
}

/** Null when the runner has left no figures. */
async function runFiles(
  suite: Suite,
  files: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts | null> {
  const folder = mkdtempSync(join(tmpdir(), 'sessionframe-test-'))
  try {
    const file = join(folder, `${randomUUID()}.json`)
    const log = join(folder, 'log')
    const command = [...suite.command, ...files]
    const heading = `\n## ${suite.name}: ${command.join(' ')}`
    const all = { ...process.env, ...env, TEST_COUNTS_FILE: file }
    console.log(suite.behind ? `${heading} (in the background)` : heading)
    const green = await run(command, all, {
      ...(suite.behind && { log }),
      ...(suite.longest !== undefined && {
        mark: `TEST_COUNTS_FILE=${file}`,
        longest: suite.longest,
      }),
    })
    if (suite.behind) console.log(`${heading}\n${readFileSync(log, 'utf8')}`)
    if (!existsSync(file)) return null
    const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts
    // A runner can fail without a failing test, and a suite that ran nothing proves nothing.
    const hidden = (!green && counts.failed === 0) || counts.passed + counts.failed === 0
    return hidden
      ? failedRunner(counts, `${suite.name}: the runner failed, or ran no test`)
      : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The figures, and one failure more. */
export function failedRunner(counts: Counts, title: string): Counts {
  const failures = [...counts.failures, { title, message: '' }]
  return { ...counts, failed: counts.failed + 1, failures }
}

export interface HowToRun {
  /** A file for what it prints, which then stands behind others for the processor. */
  log?: string
  /** What it starts and is marked so, is ended when it lives longer, in ms. */
  mark?: string
  longest?: number
}

/**
 * Runs a program to its end.
 * @returns whether it ended with 0
 */
export async function run(
  command: string[],
  env = process.env,
  how: HowToRun = {},
): Promise<boolean> {
  const [name = '', ...args] = command
  const { log, mark, longest = 0 } = how
  const output = log === undefined ? 'inherit' : openSync(log, 'w')
  const child = spawn(name, args, { stdio: ['ignore', output, output], env })
  if (typeof output === 'number') closeSync(output)
  if (log !== undefined && child.pid !== undefined) stepBack(child.pid)
  using _watch =
    mark === undefined || child.pid === undefined
      ? undefined
      : watchProcesses({ mark, runner: child.pid, most: longest, whole: 4 * longest, onStuck: end })
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${name} was not started: ${error.message}`)
      resolve(false)
    })
    child.once('close', (code, signal) => {
      if (code !== 0) console.error(`${name} ended with ${code ?? signal}`)
      resolve(code === 0)
    })
  })
}

/** At once, and said where it is seen at once, in case that the run never comes to its end. */
function end(pid: number, command: string): void {
  console.error(`ended after too long: ${command}`)
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // By itself, meanwhile.
  }
}

/** And so do all that it starts. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended.
  }
}
