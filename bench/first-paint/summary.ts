import type { Chart } from '../common/chart.ts'
import type { Answer } from '../common/report.ts'
import { median, medianRange } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { UPSTREAM_DELAY } from './endpoint.ts'
import type { Round } from './first-paint.ts'
import { GOALS } from './goals.ts'
import type { Visit } from './measure.ts'
import type { Row } from './rows.ts'

/** What is known of one row. */
export interface Line {
  row: Row
  /** Of paint ÷ bare in each round. */
  ratio: number
  /** Between which the median is, 95 times in 100. */
  range: readonly [number, number]
  low: number
  high: number
  visits: Visit[]
  /** The greatest of all visits. */
  shift: number
}

/** @param delays By which the screen was later than what was counted. */
export function summary(rows: Row[], rounds: Round[], delays: Map<Row, number>): Answer {
  const [bare] = rows
  if (bare === undefined) throw new Error('no rows')
  const lines = rows.map((row) => line(row, bare, rounds))
  const goals = GOALS.flatMap((goal) => goal(lines))
  const tables = (['known', 'asked'] as const).map((group) =>
    table(
      [
        '',
        'paint ÷ bare',
        '95 %',
        'min',
        'max',
        'paint, ms',
        'frame asked for, ms',
        'layout shift',
        'requests',
        'bytes',
        'of scripts',
        'on screen later by, ms',
      ],
      lines
        .filter(({ row }) => row.group === group)
        .map(({ row, ratio, range, low, high, shift, visits }) => [
          row.name,
          ratio.toFixed(2),
          range.map((end) => end.toFixed(2)).join('–'),
          low.toFixed(2),
          high.toFixed(2),
          whole(median(visits.map(({ paint }) => paint))),
          whole(median(visits.map(({ asked }) => asked))),
          shift.toFixed(3),
          ...(['requests', 'bytes', 'scriptBytes'] as const).map((key) =>
            whole(median(visits.map((one) => one[key]))),
          ),
          whole(delays.get(row) ?? NaN),
        ]),
    ),
  )
  const text = `${rounds.length} rounds; in each every row once, in random order, and the ratio to that round's bare frame.

The frame's address is known from the start:

${tables[0]}

It is asked for at our endpoint, whose upstream takes ${UPSTREAM_DELAY} ms:

${tables[1]}
`
  return { text, goals, charts: [chart('known', lines), chart('asked', lines)] }
}

const TITLES = {
  known: 'The session is seen, its address known from the start',
  asked: 'The session is seen, asked for at the endpoint',
}

function chart(group: Row['group'], lines: readonly Line[]): Chart {
  return {
    title: TITLES[group],
    unit: 'times a bare frame, on a slow phone and line; less is better',
    bars: lines
      .filter(({ row }) => row.group === group)
      .map(({ row, ratio, range }) => ({
        label: row.name.replaceAll('`', ''),
        value: ratio,
        range,
        ours: row.kind === 'ours',
      })),
  }
}

function line(row: Row, bare: Row, rounds: Round[]): Line {
  const visits = rounds.map((round) => get(round, row))
  const ratios = rounds.map((round) => get(round, row).paint / get(round, bare).paint)
  return {
    row,
    ratio: median(ratios),
    range: medianRange(ratios),
    low: Math.min(...ratios),
    high: Math.max(...ratios),
    visits,
    shift: Math.max(...visits.map(({ shift }) => shift)),
  }
}

function get(round: Round, row: Row): Visit {
  const visit = round.get(row)
  if (visit === undefined) throw new Error(`${row.name} was not visited`)
  return visit
}
