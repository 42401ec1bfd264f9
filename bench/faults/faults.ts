/** What becomes of what visitors were told, whatever breaks: all of test/faults, with more rounds than CI has. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FaultLine } from '../../test/faults/conclude.ts'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import type { Answer } from '../common/report.ts'
import { ROOT } from '../common/packages.ts'
import { table, whole } from '../common/table.ts'

const TESTS = 'test/faults/*.node.test.ts'

export async function faults(rounds: number): Promise<Answer> {
  await using folder = await temporaryFolder()
  const report = join(folder.path, 'report.jsonl')
  writeFileSync(report, '')
  const flags = ['--liftoff-only', '--test', '--test-concurrency=1', '--test-reporter=spec']
  const child = spawn(process.execPath, [...flags, TESTS], {
    cwd: ROOT,
    env: { ...process.env, FAULT_ROUNDS: `${rounds}`, FAULTS_REPORT: report },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  const lines = readFileSync(report, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FaultLine)
  return answer(lines, rounds, code === 0)
}

function answer(lines: readonly FaultLine[], rounds: number, isGreen: boolean): Answer {
  const sum = (key: 'injected' | 'survived' | 'acknowledged' | 'lost' | 'twice') =>
    lines.reduce((all, line) => all + line[key], 0)
  const rows = lines
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((line) => [
      line.name,
      ...[line.injected, line.survived, line.acknowledged, line.lost, line.twice].map(whole),
    ])
  const [lost, twice] = [sum('lost'), sum('twice')]
  const text = [
    `${whole(sum('injected'))} injected, ${whole(sum('survived'))} survived, lost ${whole(lost)}. Each kind of fault came in ${whole(rounds)} rounds, but for the hours.`,
    table(['what broke', 'injected', 'survived', 'acknowledged', 'lost', 'twice'], rows),
  ].join('\n\n')
  return {
    text,
    goals: [
      // One that fails half-way has no row.
      { what: 'runs of the tests that fail', value: isGreen ? 0 : 1, atMost: 0 },
      { what: 'acknowledged and lost', value: lines.length === 0 ? NaN : lost, atMost: 0 },
      { what: 'there or done twice', value: twice, atMost: 0 },
    ],
  }
}
