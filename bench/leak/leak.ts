/** Whether what is mounted and unmounted, or opened and closed, leaves something behind. */
import type { Browser } from '@playwright/test'
import { framePage } from '../common/frame-page.ts'
import type { Goal } from '../common/goal.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { table } from '../common/table.ts'
import { HELD, leftByCycle, watchGrowth, type Held, type Plan } from './growth.ts'
import { peers } from './peers.ts'
import { bare, ours, serveSubject, type Subject } from './subjects.ts'

const PLANS: Record<Subject['kind'], Plan> = {
  mount: { before: 100, windows: 10, cycles: 100 },
  // A dialog warms up more slowly: it is made once, and its parts are used anew.
  open: { before: 300, windows: 10, cycles: 20 },
}
/** Where that would take hours. */
const SHORT: Plan = { before: 3, windows: 10, cycles: 3 }

/**
 * What a cycle may leave, at most: no thing in ten cycles, and of the heap what
 * the engine's own notes of the code take.
 */
const MOST: Held = { nodes: 0.1, listeners: 0.1, documents: 0.1, heap: 200 }

export async function leak(browser: Browser, only = ''): Promise<Answer> {
  const site = new Site()
  const port = await site.listen()
  try {
    const owner = `http://127.0.0.1:${port}`
    const session = new URL(`/session/apply?parent=${owner}`, `http://localhost:${port}`)
    site.file('/session/', 'html', await framePage())
    const drafts = [bare(session), ...ours(site, session), ...(await peers(site, session))]
    const subjects = drafts.map((draft) => serveSubject(site, draft))
    const rows: string[][] = []
    const mine: number[][] = []
    for (const subject of subjects.filter(({ name }) => name.includes(only))) {
      const plan = subject.short ? SHORT : PLANS[subject.kind]
      const counts = await watchGrowth(browser, owner + subject.path, plan)
      const { windows, cycles } = plan
      const left = HELD.map((what) => leftByCycle(counts, what, cycles))
      rows.push([subject.name, String(windows * cycles), ...cells(counts, left)])
      if (subject.ours) mine.push(left)
      console.log(`leak: ${subject.name}: ${left.map((one) => one.toFixed(2)).join(', ')}`)
    }
    const head = ['', 'cycles', ...HELD.flatMap((what) => [what, 'a cycle'])]
    return { text: table(head, rows), goals: goals(mine) }
  } finally {
    site.close()
  }
}

/** The first and the last count of each, and what a cycle adds. */
function cells(counts: Held[], left: number[]): string[] {
  return HELD.flatMap((what, index) => {
    const show = (value = NaN) =>
      what === 'heap' ? `${(value / 1024).toFixed(0)} KiB` : String(value)
    const each = left[index] ?? NaN
    const unit = what === 'heap' ? `${each.toFixed(0)} B` : each.toFixed(2)
    return [`${show(counts[0]?.[what])} → ${show(counts.at(-1)?.[what])}`, unit]
  })
}

/** Of our rows, what the worst leaves. */
function goals(rows: readonly number[][]): Goal[] {
  return HELD.map((what, index) => ({
    what: `${what} that a cycle leaves, at the most`,
    value: Math.max(...rows.map((left) => left[index] ?? NaN)),
    atMost: MOST[what],
    ...(what === 'heap' && { unit: 'B' }),
  }))
}
