import { CASE, type CaseResult } from './reporters/counts.ts'

/** How many cases there are; each number from 1 on has to be tried. */
const CASES = 88

/**
 * The table of what was tried under `test/hostile/`, a line for each row, and
 * how many of the cases held: in every row and wherever it ran.
 */
export function hostileTable(results: readonly CaseResult[]): { text: string; allHeld: boolean } {
  const numbers = Array.from({ length: CASES }, (_, index) => index + 1)
  const cases = numbers.map((number) =>
    results.filter(({ title }) => Number(CASE.exec(title)?.[1]) === number),
  )
  const tried = cases.filter((rows) => rows.length > 0).length
  const held = cases.filter((rows) => rows.length > 0 && rows.every((row) => row.held)).length
  const lines = cases.flatMap((rows, index) =>
    rows.length > 0 ? linesOf(rows) : [`NOT TRIED case ${index + 1}`],
  )
  return {
    text: [...lines, '', `hostile: ${tried} tried, ${held} held`].join('\n'),
    allHeld: held === CASES,
  }
}

function linesOf(rows: readonly CaseResult[]): string[] {
  return [...new Set(rows.map(({ title }) => title))].map((title) => {
    const runs = rows.filter((row) => row.title === title)
    const places = runs.map(({ where, held }) => (held ? where : `NOT ${where}`))
    return `${runs.every(({ held }) => held) ? 'held     ' : 'NOT HELD '} ${title} ${places.join(', ')}`
  })
}
