import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ROOT } from '../bench/common/packages.ts'
import { writeResults } from '../bench/common/report.ts'
import type { Result } from '../bench/common/report.ts'
import { table } from '../bench/common/table.ts'

const FILE = resolve(ROOT, 'bench/results/check-all.json')

/** When a step was green last. */
interface Green {
  minutes: number
  /** ISO 8601, to the minute, and the commit. */
  at: string
  commit: string
}

/** Its date stands in bench/RESULTS.md from now on, beside those of the other steps. */
export function noteGreen(step: string, minutes: number, steps: readonly string[]): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
  const green: Green = {
    minutes: Number(minutes.toFixed(1)),
    at: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    commit: commit.toString().trim(),
  }
  const all = { ...greenSoFar(), [step]: green }
  const known = steps.flatMap((name) =>
    all[name] === undefined ? [] : [[name, all[name]] as const],
  )
  const lines = table(
    ['', 'minutes', 'green at', 'commit'],
    known.map(([name, one]) => [name, `${one.minutes}`, one.at, one.commit]),
  )
  const missing = steps.filter((name) => all[name] === undefined)
  const rest = missing.length === 0 ? '' : `\n\nNot run yet as one of these: ${missing.join('; ')}.`
  const result: Omit<Result, 'text'> & { text: string[]; steps: Record<string, Green> } = {
    question: 'check-all',
    where: 'What is too long for `npm test`: `npm run check:all`.',
    goals: [],
    text: `${lines}${rest}`.split('\n'),
    steps: Object.fromEntries(known),
  }
  mkdirSync(dirname(FILE), { recursive: true })
  writeFileSync(FILE, `${JSON.stringify(result, null, 2)}\n`)
  writeResults()
}

function greenSoFar(): Record<string, Green> {
  if (!existsSync(FILE)) return {}
  return (JSON.parse(readFileSync(FILE, 'utf8')) as { steps: Record<string, Green> }).steps
}
