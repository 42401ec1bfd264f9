import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import { distance, failures, goalLine, isMet } from '../../bench/common/goal.ts'
import type { Goal } from '../../bench/common/goal.ts'
import { renderResults } from '../../bench/common/render-results.ts'
import { readResults } from '../../bench/common/report.ts'
import { drawPicture } from '../../bench/picture/draw-picture.ts'
import { escape } from '../../bench/picture/style.ts'

const FILE = new URL('../../bench/RESULTS.md', import.meta.url)
const PICTURE = new URL('../../docs/images/benchmarks.svg', import.meta.url)

const paint: Goal = { what: 'paint ÷ bare', value: 1.046, atMost: 1.1 }

it('RESULTS.md says what was kept of each question', () => {
  assert.equal(
    readFileSync(FILE, 'utf8'),
    renderResults(readResults()),
    'write it again: node bench/write-results.ts',
  )
})

it('the picture in the docs shows what was kept', () => {
  const results = readResults()
  const picture = readFileSync(PICTURE, 'utf8')
  assert.equal(picture, drawPicture(results), 'draw it again: node bench/write-results.ts')
  const bars = results.flatMap(({ charts = [] }) => charts).flatMap((chart) => chart.bars)
  assert.ok(bars.length > 20)
  for (const { label } of bars) {
    assert.ok(picture.includes(escape(label)), `who does not see it reads of ${label}`)
  }
})

it('words of a result are text in the picture, whatever is in them', () => {
  const bars = [{ label: 'a<b> & "c"', value: 2, ours: true, range: [1, 3] as const }]
  const charts = [{ title: 'T', unit: 'ms', bars }]
  const result = {
    question: 'bytes',
    where: '2026-11-23 10:00 UTC',
    text: '',
    goals: [paint],
    charts,
  }
  const picture = drawPicture([result])
  assert.ok(picture.includes('a&lt;b&gt; &amp; &quot;c&quot; 2'), picture)
  assert.ok(picture.includes('1 of 1 goals are met'), picture)
})

it('every question has a goal', () => {
  for (const { question, goals } of readResults()) assert.ok(goals.length > 0, question)
})

const DISTANCES: [Goal, string][] = [
  [paint, 'met, 5 % below'],
  [{ ...paint, value: 1.1 }, 'met'],
  [{ ...paint, value: 1.32 }, 'missed, 20 % above'],
  [{ what: 'rate', value: 0.7, atLeast: 0.6 }, 'met, 17 % above'],
  [{ what: 'rate', value: 0.3, atLeast: 0.6 }, 'missed, 50 % below'],
  [{ what: 'lost', value: 0, atMost: 0 }, 'met'],
  [{ what: 'lost', value: 3, atMost: 0 }, 'missed, 3 above'],
  [{ what: 'left', value: -2, atMost: 0 }, 'met, 2 below'],
]

for (const [goal, said] of DISTANCES) {
  it(`${goal.value} is ${said}`, () => {
    assert.equal(distance(goal), said)
    assert.equal(isMet(goal), said.startsWith('met'))
  })
}

it('a line has the distance, the value and the goal', () => {
  assert.equal(goalLine(paint), '- **met, 5 % below**: paint ÷ bare 1.05; the goal is at most 1.1')
  assert.equal(
    goalLine({ what: 'a month', value: 12_345.6, atLeast: 20_000, unit: 'B' }),
    '- **missed, 38 % below**: a month 12,346 B; the goal is at least 20,000 B',
  )
})

it('what depends on how busy the machine was fails nothing, and what was not measured does', () => {
  assert.deepEqual(failures([paint, { ...paint, value: 2, timed: true }]), [])
  assert.deepEqual(failures([{ ...paint, value: 2 }]), ['paint ÷ bare 2; the goal is at most 1.1'])
  assert.equal(failures([{ ...paint, value: NaN }]).length, 1)
})
