import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import type { Chart, CurveChart } from './chart.ts'
import type { Goal } from './goal.ts'
import { drawPicture } from '../picture/draw-picture.ts'
import { ROOT } from './packages.ts'
import { renderResults } from './render-results.ts'

/** What a question answers. */
export interface Answer {
  /** Markdown below the question's goals. */
  text: string
  goals: Goal[]
  /** What else must not be. */
  failed?: string[]
  charts?: Chart[]
  curves?: CurveChart[]
}

/** An answer as it is kept. */
export interface Result extends Answer {
  question: string
  /** When, on what, and how busy that was. */
  where: string
}

const FOLDER = resolve(ROOT, 'bench/results')
const FILE = resolve(ROOT, 'bench/RESULTS.md')
const PICTURE = resolve(ROOT, 'docs/images/benchmarks.svg')

/** Puts an answer in the place of the one before, and leaves the other questions' alone. */
export function writeAnswer(question: string, answer: Answer, browser: string): void {
  const result: Result = { question, where: where(browser), ...answer }
  mkdirSync(FOLDER, { recursive: true })
  const json = JSON.stringify({ ...result, text: result.text.trim().split('\n') }, null, 2)
  writeFileSync(resolve(FOLDER, `${question}.json`), `${json}\n`)
  writeResults()
}

/** RESULTS.md and the picture of it, from what is kept. */
export function writeResults(): void {
  const results = readResults()
  writeFileSync(FILE, renderResults(results))
  writeFileSync(PICTURE, drawPicture(results))
}

/** By question. */
export function readResults(): Result[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => {
      const kept = JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as Omit<
        Result,
        'text'
      > & { text: string[] }
      return { ...kept, text: kept.text.join('\n') }
    })
}

function where(browser: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    `commit ${commit.toString().trim()}`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${gigabytes} GiB`,
    `load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' / ')}`,
    `Node.js ${process.version}`,
    `Chromium ${browser}`,
  ].join(' · ')
}
