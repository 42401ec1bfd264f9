import { setTimeout } from 'node:timers/promises'
import type { Browser, CDPSession } from '@playwright/test'
import { median } from '../common/statistics.ts'

/** What a page holds after everything that nobody can reach has gone. */
export interface Held {
  /** DOM nodes, of detached trees too. */
  nodes: number
  listeners: number
  documents: number
  /** Bytes of JavaScript objects. */
  heap: number
}

export const HELD = ['nodes', 'listeners', 'documents', 'heap'] as const

export interface Plan {
  /** Cycles for what is made once and kept: caches, compiled code. */
  before: number
  windows: number
  /** In each window. */
  cycles: number
}

/**
 * Counts what the page at `url` holds before and after each window of cycles.
 * @param url Of a page whose `runCycles()` does so many cycles.
 */
export async function watchGrowth(
  browser: Browser,
  url: string,
  { before, windows, cycles }: Plan,
): Promise<Held[]> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    // A page that a server has written comes to life after it has loaded.
    await page.waitForFunction(() => 'runCycles' in window)
    const target = await context.newCDPSession(page)
    await page.evaluate(runCycles, before)
    const counts = [await countHeld(target)]
    for (let window = 1; window <= windows; window += 1) {
      await page.evaluate(runCycles, cycles)
      counts.push(await countHeld(target))
    }
    return counts
  } finally {
    await context.close()
  }
}

/** Runs in a page of a subject. */
export function runCycles(times: number): Promise<void> {
  const { runCycles } = window as Window & { runCycles?: (times: number) => Promise<void> }
  if (!runCycles) throw new Error('the page has no cycles')
  return runCycles(times)
}

/** What it holds when all has gone that nobody can reach. */
export async function countHeld(target: CDPSession): Promise<Held> {
  for (let times = 0; times < 3; times += 1) {
    // What a removed frame has left lives until its own process is done with it.
    await setTimeout(200)
    await target.send('HeapProfiler.collectGarbage')
  }
  const { nodes, jsEventListeners, documents } = await target.send('Memory.getDOMCounters')
  const { usedSize } = await target.send('Runtime.getHeapUsage')
  return { nodes, listeners: jsEventListeners, documents, heap: usedSize }
}

/**
 * How much of `what` each cycle leaves behind: the median of the slopes between
 * every two counts (Theil and Sen), which a single odd count does not move.
 * https://en.wikipedia.org/wiki/Theil%E2%80%93Sen_estimator
 */
export function leftByCycle(counts: readonly Held[], what: keyof Held, cycles: number): number {
  const slopes = counts.flatMap((from, start) =>
    counts.slice(start + 1).map((to, more) => (to[what] - from[what]) / (more + 1)),
  )
  return median(slopes) / cycles
}
