import { isMet } from '../common/goal.ts'
import type { Result } from '../common/report.ts'
import { barPanel, curvePanel, type Panel } from './panel.ts'
import { COLUMN, escape, MARGIN, STYLE, WIDTH } from './style.ts'

/** What comes first is what a page's visitors feel. */
const ORDER = [
  'first-paint',
  'form-page',
  'bytes',
  'page-weight',
  'endpoint',
  'slots',
  'cold-start',
  'soak',
]

const GAP = 26
const HEAD = 74

/** All charts of the results on one page, in two columns. */
export function drawPicture(results: readonly Result[]): string {
  const panels = ORDER.flatMap((question) => {
    const result = results.find((one) => one.question === question)
    if (result === undefined) return []
    return [...(result.charts ?? []).map(barPanel), ...(result.curves ?? []).map(curvePanel)]
  })
  const heights: [number, number] = [0, 0]
  const placed = panels.map((panel) => {
    // Into the column that is shorter so far.
    const column = heights[0] <= heights[1] ? 0 : 1
    const place = { x: MARGIN + column * (COLUMN + MARGIN), y: HEAD + heights[column] }
    heights[column] += panel.height + GAP
    return { panel, ...place }
  })
  const height = HEAD + Math.max(...heights) - GAP + MARGIN
  const summary = inShort(results)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">Sessionframe, measured</title>
<desc id="desc">${escape(`${summary} ${panels.map(({ words }) => words).join(' ')}`)}</desc>
<style>${STYLE}
</style>
<rect class="paper" width="${WIDTH}" height="${height}"/>
<text class="head" x="${MARGIN}" y="36">Sessionframe, measured</text>
<text class="soft" x="${MARGIN}" y="55">${escape(summary)}</text>
${placed.map(drawn).join('\n')}
</svg>
`
}

function drawn({ panel, x, y }: { panel: Panel; x: number; y: number }): string {
  return `<g transform="translate(${x} ${y})">\n${panel.svg}\n</g>`
}

function inShort(results: readonly Result[]): string {
  const goals = results.flatMap((result) => result.goals)
  const met = goals.filter(isMet).length
  const days = results.map(({ where }) => where.slice(0, 10)).toSorted()
  return `${met} of ${goals.length} goals are met. Measured from ${days[0]} to ${days.at(-1)}; ours in green.`
}
