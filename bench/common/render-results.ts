import { distance, goalLine, shownGoal, shownValue } from './goal.ts'
import type { Result } from './report.ts'
import { table } from './table.ts'

const HEAD = `# Results

Written by \`npm run bench\`; [README.md](README.md) says what is measured and how to read it.
`

/** The whole of RESULTS.md: every goal at the head, then a section for each question. */
export function renderResults(results: readonly Result[]): string {
  return [HEAD, `## The goals\n\n${goalTable(results)}\n`, ...results.map(section)].join('\n')
}

function goalTable(results: readonly Result[]): string {
  const rows = results.flatMap(({ question, where, goals }) =>
    goals.map((goal) => [
      `[${question}](#${question}): ${goal.what}`,
      shownValue(goal),
      shownGoal(goal),
      distance(goal),
      where.slice(0, 10),
    ]),
  )
  return table(['', 'is', 'goal', '', 'on'], rows)
}

function section({ question, where, goals, text }: Result): string {
  const lines = goals.map(goalLine).join('\n')
  return [`## ${question}`, where, lines, text]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
