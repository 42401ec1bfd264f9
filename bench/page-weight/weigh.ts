import { setTimeout } from 'node:timers/promises'
import type { Browser } from '@playwright/test'

export const KINDS = ['document', 'script', 'stylesheet', 'other'] as const
type Kind = (typeof KINDS)[number]

export type Weight = Record<Kind, { bytes: number; requests: number }>

/** In which scripts still ask for more. */
const SETTLE_MS = 2000

export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const sizes: Promise<{ kind: Kind; bytes: number }>[] = []
    page.on('requestfinished', (request) => {
      const type = request.resourceType()
      const kind = KINDS.find((one) => one === type) ?? 'other'
      sizes.push(request.sizes().then(({ responseBodySize: bytes }) => ({ kind, bytes })))
    })
    await page.goto(url, { waitUntil: 'load' })
    await setTimeout(SETTLE_MS)
    const all = await Promise.all(sizes)
    return Object.fromEntries(
      KINDS.map((kind) => {
        const some = all.filter((one) => one.kind === kind)
        return [kind, { bytes: sum(some.map(({ bytes }) => bytes)), requests: some.length }]
      }),
    ) as Weight
  } finally {
    await context.close()
  }
}

export function total(weight: Weight): { bytes: number; requests: number } {
  const all = Object.values(weight)
  return {
    bytes: sum(all.map(({ bytes }) => bytes)),
    requests: sum(all.map(({ requests }) => requests)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((before, one) => before + one, 0)
