import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** The same figures of each engine, where a suite runs in more than one. */
  engines?: Record<string, Counts>
  failures: Failure[]
  /** What became of the rows under `test/hostile/`. */
  cases: CaseResult[]
  /** How many of each vendor's documented examples were answered so, a line for each suite. */
  documented: string[]
}

export interface Failure {
  /** From the top of the project; of no file where the runner itself failed. */
  file?: string
  /** The browser, where a suite runs in more than one. */
  engine?: string
  title: string
  message: string
  /** No test of the file began: the browser did not start, or went away. */
  unrun?: true
}

export interface CaseResult {
  /** `case 12: what is tried [what is expected]` */
  title: string
  /** The browser, or what the endpoint ran in. */
  where: string
  held: boolean
}

/** How the titles of hostile cases begin. */
export const CASE = /^case (\d+): /

export const noCounts = (): Counts => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  cases: [],
  documented: [],
})

/** How a line that is told again at the end begins. */
export const DOCUMENTED = /^documented: /

export function addCase(counts: Counts, title: string, where: string, held: boolean): void {
  if (CASE.test(title)) counts.cases.push({ title, where, held })
}

/** A failure as one line, whatever the message has in it: a log may be cut to its end. */
export function failureLine({ file, engine, title, message }: Failure): string {
  const where = [engine, file].filter((part) => part !== undefined).join(', ')
  return `${where}: ${title}: ${message}`.replaceAll(/\s+/g, ' ').slice(0, 400)
}

/** A file's path from the top of the project. */
export const fromTop = (file: string): string => relative(process.cwd(), file)

/** Leaves the figures where `npm test` adds them up; does nothing when a suite runs by itself. */
export function leaveCounts(counts: Counts): void {
  const file = process.env['TEST_COUNTS_FILE']
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts))
}

/** In words of its own: what adds up "N passed, N failed" shall not meet these twice. */
export function engineLine(engine: string, { passed, failed, skipped }: Counts): string {
  return `${engine}: ${passed} of ${passed + failed} tests green, ${skipped} skipped`
}
