import type { Goal } from '../common/goal.ts'
import type { Answer } from '../common/report.ts'
import { median, medianRange } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { SIZE } from './crowds.ts'
import { SLOWDOWNS, type Cost, type Row, type Who } from './rows.ts'

const CROWDS = { mixed: 'of all eight kinds', alone: 'all of the one kind that is set off' }
type Crowd = keyof typeof CROWDS

const HEAD = [
  '',
  'at once, ms',
  'with what follows, ms',
  'a listener each, with what follows, ms',
  'ours ÷ a listener each',
]

export function report(rows: readonly Row[], rounds: number): Answer {
  const tables = SLOWDOWNS.flatMap((slowdown) => {
    const some = rows.filter((row) => row.slowdown === slowdown)
    const speed = slowdown === 1 ? 'as fast as the machine is' : `slowed down ${slowdown} times`
    return (Object.keys(CROWDS) as Crowd[]).map(
      (crowd) =>
        `${whole(SIZE)} triggers ${CROWDS[crowd]}, ${speed}:\n\n${table(HEAD, some.map(lineOf(crowd)))}`,
    )
  })
  return {
    text: `What is added to the page where nobody watches. Medians of ${rounds} rounds.\n\n${tables.join('\n\n')}`,
    goals: rows.filter(({ slowdown }) => slowdown === 1).flatMap(goalsOf),
  }
}

const lineOf = (crowd: Crowd) => (row: Row) => {
  const ours = valuesOf(row, `ours, ${crowd}`, 'all')
  const naive = valuesOf(row, `naive, ${crowd}`, 'all')
  return [
    row.action.name,
    withRange(added(row, `ours, ${crowd}`, 'atOnce')),
    withRange(added(row, `ours, ${crowd}`, 'all')),
    withRange(added(row, `naive, ${crowd}`, 'all')),
    // Of all that the thread does: what is added may be next to nothing.
    withRange(ours.map((cost, at) => cost / (naive[at] ?? Number.NaN))),
  ]
}

/** A busy machine misses them too. */
function goalsOf(row: Row): Goal[] {
  return Object.entries(row.action.goal ?? {}).map(([part, most]) => ({
    what: `${row.action.name}, among triggers of all kinds, ${part === 'atOnce' ? 'at once' : 'with what follows'}`,
    value: median(added(row, 'ours, mixed', part as keyof Cost)),
    atMost: most,
    unit: 'ms',
    timed: true,
  }))
}

const valuesOf = ({ costs }: Row, who: Who, part: keyof Cost): number[] =>
  (costs.get(who) ?? []).map((cost) => cost[part])

/** What it costs more than where nobody watches, in each round. */
function added(row: Row, who: Who, part: keyof Cost): number[] {
  const bare = valuesOf(row, 'nobody', part)
  return valuesOf(row, who, part).map((cost, at) => cost - (bare[at] ?? Number.NaN))
}

function withRange(values: readonly number[]): string {
  const [from, to] = medianRange(values)
  return `${median(values).toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`
}
