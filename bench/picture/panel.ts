import type { Chart, CurveChart } from '../common/chart.ts'
import { COLUMN, escape, fitted, wrapped } from './style.ts'

/** A part of the picture, drawn from its own upper left corner. */
export interface Panel {
  height: number
  svg: string
  /** The same in words, for whoever does not see it. */
  words: string
}

const LINE = 16
const ROW = 30
const BAR = 7
const PLOT = 96

export function barPanel({ title, unit, bars }: Chart): Panel {
  const head = heading(title, unit)
  const most = Math.max(...bars.flatMap(({ value, range }) => [value, range?.[1] ?? value]))
  const x = (value: number) => (Math.max(0, value) / most) * COLUMN
  const rows = bars.map(({ label, value, ours, range }, index) => {
    const y = head.height + index * ROW
    const shown = digits(value)
    const name = fitted(label, COLUMN - shown.length * 7.5 - 10)
    const mine = ours ? ' mine' : ''
    return [
      `<text class="${mine.trim()}" y="${y + 12}">${name}</text>`,
      `<text class="value${mine}" x="${COLUMN}" y="${y + 12}">${shown}</text>`,
      `<rect class="${ours ? 'ours' : 'peer'}" y="${y + 17}" width="${round(x(value))}" height="${BAR}" rx="2"/>`,
      range === undefined || range[0] === range[1] ? '' : whisker(x(range[0]), x(range[1]), y + 17),
    ].join('')
  })
  const words = bars.map(({ label, value }) => `${label} ${digits(value)}`).join(', ')
  return {
    height: head.height + bars.length * ROW,
    svg: head.svg + rows.join('\n'),
    words: `${title} (${unit}): ${words}.`,
  }
}

export function curvePanel({ title, unit, curves }: CurveChart): Panel {
  const head = heading(title, unit)
  const points = curves.flatMap((curve) => curve.points)
  const longest = Math.max(...points.map(([minute]) => minute))
  // From nothing, so that what hardly grows looks like it.
  const most = Math.max(...points.map(([, value]) => value)) * 1.1
  const x = (minute: number) => round((minute / longest) * COLUMN)
  const y = (value: number) => round(head.height + PLOT * (1 - value / most))
  const base = head.height + PLOT
  const lines = curves.map(({ label, points }, index) => {
    const other = index === 0 ? '' : ' other'
    const [, last = 0] = points.at(-1) ?? []
    const [, first = 0] = points[0] ?? []
    const path = points.map(([minute, value]) => `${x(minute)},${y(value)}`).join(' ')
    const told = `${label}: ${digits(first)} → ${digits(last)}`
    return {
      svg: `<polyline class="curve${other}" points="${path}"/>
<text class="name${other}" x="${index * (COLUMN / 2)}" y="${base + 28}">${escape(told)}</text>`,
      words: `${label} from ${digits(first)} to ${digits(last)} in ${digits(longest)} minutes`,
    }
  })
  return {
    height: head.height + PLOT + 36,
    svg: `${head.svg}<line class="rule" x1="0" x2="${COLUMN}" y1="${base}" y2="${base}"/>
<text class="soft" y="${base + 13}">0</text><text class="soft value" x="${COLUMN}" y="${base + 13}">${digits(longest)} minutes</text>
${lines.map(({ svg }) => svg).join('\n')}`,
    words: `${title} (${unit}): ${lines.map(({ words }) => words).join(', ')}.`,
  }
}

function heading(title: string, unit: string): { height: number; svg: string } {
  const lines = wrapped(title, COLUMN, 7.3)
  const units = wrapped(unit, COLUMN, 5.7)
  const texts = [
    ...lines.map(
      (line, index) => `<text class="title" y="${12 + index * LINE}">${escape(line)}</text>`,
    ),
    ...units.map(
      (line, index) =>
        `<text class="soft" y="${12 + (lines.length + index) * LINE}">${escape(line)}</text>`,
    ),
  ]
  return { height: (lines.length + units.length) * LINE + 6, svg: texts.join('\n') }
}

function whisker(from: number, to: number, y: number): string {
  const middle = y + BAR / 2
  const [left, right] = [round(from), round(to)]
  return `<path class="range" d="M${left} ${y}v${BAR}M${left} ${middle}H${right}M${right} ${y}v${BAR}"/>`
}

/** Three at least, as many as it takes before the point. */
function digits(value: number): string {
  const short = Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)
  return short.toLocaleString('en-GB')
}

const round = (value: number): number => Number(value.toFixed(1))
