import { setTimeout } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { WATCHED, type Pages } from './pages.ts'
import type { Cost, Row } from './rows.ts'

/** Times that each thing is done. */
const TIMES = 20
/** Milliseconds after each: what comes of it belongs to it, such as a request that tells of it. */
const REST = 50
/** Milliseconds until what a page has to tell in the beginning, or after something was done, is told. */
const QUIET = 1500

/** Does all that stands in the rows in a page that was just opened, one after the other. */
export async function visit(
  browser: Browser,
  pages: Pages,
  origin: string,
  watcher: string,
  rows: readonly Row[],
): Promise<Cost[]> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const target = await context.newCDPSession(page)
    await page.goto(`${origin}/page/${watcher}`)
    await page.waitForFunction(WATCHED[watcher] as string)
    await setTimeout(QUIET)
    // The thread's own time: what other processes do meanwhile does not count.
    await target.send('Performance.enable', { timeDomain: 'threadTicks' })
    const rate = rows[0]?.slowdown ?? 1
    await target.send('Emulation.setCPUThrottlingRate', { rate })
    const costs: Cost[] = []
    for (const { action } of rows) {
      pages.takeTold()
      costs.push(await measure(page, target, action.name))
      if (watcher === 'ours') await setTimeout(QUIET)
      const told = pages.takeTold().filter((name) => name === action.tells).length
      if (watcher === 'ours' && action.tells && told !== TIMES) {
        throw new Error(`${action.name}: told of ${told} times, done ${TIMES} times`)
      }
    }
    return costs
  } finally {
    await context.close()
  }
}

async function measure(page: Page, target: CDPSession, name: string): Promise<Cost> {
  const before = await busy(target)
  const took = await page.evaluate(act, [name, TIMES, REST] as const)
  took.sort((a, b) => a - b)
  return { atOnce: took[TIMES / 4] ?? Number.NaN, all: ((await busy(target)) - before) / TIMES }
}

/** Runs in the page. */
function act(what: readonly [name: string, times: number, rest: number]): Promise<number[]> {
  const { act } = window as Window & { act?: (...what: unknown[]) => Promise<number[]> }
  if (!act) throw new Error('the page has no actions')
  return act(...what)
}

/** Milliseconds that the main thread has worked so far. */
async function busy(target: CDPSession): Promise<number> {
  const { metrics } = await target.send('Performance.getMetrics')
  const worked = metrics.find(({ name }) => name === 'TaskDuration')
  if (!worked) throw new Error('the browser does not tell how long its tasks take')
  return worked.value * 1000
}
