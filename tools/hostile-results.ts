import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { CaseResult } from './reporters/counts.ts'

const FILE = new URL('../test/hostile/results.json', import.meta.url)
const TITLE = /^case (\d+): (.*) \[(.*)\]$/

export interface HostileResults {
  /** Of the run. */
  date: string
  results: CaseResult[]
}

/** Keeps what a run of everything has seen, for the docs. */
export function writeHostileResults(results: readonly CaseResult[], now = new Date()): void {
  const kept: HostileResults = { date: now.toISOString().slice(0, 10), results: [...results] }
  writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`)
}

/** For the docs: what the last run that was kept has seen. */
export function hostileCases(): string {
  if (!existsSync(FILE)) {
    return 'No run has been kept yet: `HOSTILE=write npm test` keeps one, and `npm test` prints the table of each.'
  }
  return hostileCasesTable(JSON.parse(readFileSync(FILE, 'utf8')) as HostileResults)
}

/** A line of sums, and a row for each thing that is tried, by number. */
export function hostileCasesTable({ date, results }: HostileResults): string {
  const rows = new Map<string, CaseResult[]>()
  for (const result of results) rows.set(result.title, [...(rows.get(result.title) ?? []), result])
  const numberOf = (title: string) => Number(TITLE.exec(title)?.[1])
  const sorted = [...rows].toSorted(([one], [other]) => numberOf(one) - numberOf(other))
  const cells = sorted.map(([title, runs]) => {
    const [, number = '', tried = title, expected = ''] = TITLE.exec(title) ?? []
    const places = runs.map(({ where, held }) => (held ? where : `**not ${where}**`))
    return [number, tried, expected, [...new Set(places)].join(', ')]
  })
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`).replaceAll(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))).join(' | ')} |`
  return [
    `${summary(results)}, on ${date}.`,
    '',
    line(['case', 'what is tried', 'what has to come of it', 'held in']),
    '| --- | --- | --- | --- |',
    ...cells.map(line),
  ].join('\n')
}

function summary(results: readonly CaseResult[]): string {
  const numbers = new Set(results.map(({ title }) => TITLE.exec(title)?.[1]))
  const failed = new Set(
    results.filter(({ held }) => !held).map(({ title }) => TITLE.exec(title)?.[1]),
  )
  const places = [...new Set(results.map(({ where }) => where))].map((place) => {
    const runs = results.filter(({ where }) => where === place)
    return `${place} ${runs.filter(({ held }) => held).length} of ${runs.length}`
  })
  return `${numbers.size} cases, ${numbers.size - failed.size} held (${places.join(', ')})`
}
