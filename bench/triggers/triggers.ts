/** What 1,000 live triggers cost the owner's page at each thing that is done in it. */
import type { Browser } from '@playwright/test'
import type { VisitorTrigger } from '../../src/wire/visitor.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { shuffled } from '../common/statistics.ts'
import { crowd } from './crowds.ts'
import { Pages } from './pages.ts'
import { report } from './summary.ts'
import { ACTIONS, SLOWDOWNS, type Cost, type Row, type Who } from './rows.ts'
import { visit } from './visit.ts'

export async function triggers(browser: Browser, rounds: number): Promise<Answer> {
  const rows = SLOWDOWNS.flatMap((slowdown) =>
    ACTIONS.map((action): Row => ({ action, slowdown, costs: new Map() })),
  )
  const visits = SLOWDOWNS.flatMap((slowdown) =>
    visitsOf(rows.filter((row) => row.slowdown === slowdown)),
  )
  const site = new Site()
  const pages = new Pages(site)
  const origin = `http://127.0.0.1:${await site.listen()}`
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const { who, watched, some } of shuffled(visits)) {
        pages.set(watched)
        const [watcher = ''] = who.split(',')
        const costs = await visit(browser, pages, origin, watcher, some)
        for (const [at, row] of some.entries()) {
          row.costs.set(who, [...(row.costs.get(who) ?? []), costs[at] as Cost])
        }
      }
      console.log(`triggers: round ${round} of ${rounds}`)
    }
    return report(rows, rounds)
  } finally {
    site.close()
  }
}

/** A page that is opened in each round, and what is done in it. */
interface Visit {
  who: Who
  watched: VisitorTrigger[]
  some: Row[]
}

/** @param rows All that are slowed down by as much. */
function visitsOf(rows: Row[]): Visit[] {
  const mixed = crowd()
  const alone = [...new Set(ACTIONS.map(({ kind }) => kind))].map((kind) => ({
    watched: crowd([kind]),
    some: rows.filter(({ action }) => action.kind === kind),
  }))
  return [
    { who: 'nobody', watched: [], some: rows },
    { who: 'naive, mixed', watched: mixed, some: rows },
    { who: 'ours, mixed', watched: mixed, some: rows },
    ...alone.map((visited): Visit => ({ who: 'naive, alone', ...visited })),
    ...alone.map((visited): Visit => ({ who: 'ours, alone', ...visited })),
  ]
}
