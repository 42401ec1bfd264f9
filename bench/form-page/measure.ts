import { setTimeout } from 'node:timers/promises'
import type { BrowserContext } from '@playwright/test'
import { freshProfile } from '../common/browser.ts'

const CPU_SLOWDOWN = 4
/** Milliseconds after the load in which scripts still ask for more. */
const SETTLE = 2000
const DEADLINE = 60_000
const PHONE = { width: 360, height: 640 }

/** One visit, in milliseconds from the start of the navigation. */
export interface Visit {
  /** The first text or image is painted. */
  paint: number
  /** The first question's control is there and can be typed into. */
  usable: number
  requests: number
  /** Bodies as they came over the line. */
  bytes: number
  scriptBytes: number
}

/** @param control Selects the first question's control. */
export function visit(url: string, control: string): Promise<Visit> {
  return freshProfile(PHONE, (context) => load(context, url, control))
}

async function load(context: BrowserContext, url: string, control: string): Promise<Visit> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.addInitScript(watchControl, control)
  const sizes: Promise<{ script: boolean; bytes: number }>[] = []
  page.on('requestfinished', (request) => {
    const script = request.resourceType() === 'script'
    sizes.push(request.sizes().then(({ responseBodySize: bytes }) => ({ script, bytes })))
  })
  await page.goto(url, { waitUntil: 'load', timeout: DEADLINE })
  await page.waitForFunction(() => 'usableAt' in window, null, { timeout: DEADLINE })
  await setTimeout(SETTLE)
  const { paint, usable } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    usable: (window as Window & { usableAt?: number }).usableAt ?? NaN,
  }))
  const all = await Promise.all(sizes)
  const sum = (some: { bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0)
  return {
    paint,
    usable,
    requests: all.length,
    bytes: sum(all),
    scriptBytes: sum(all.filter(({ script }) => script)),
  }
}

/** Looks in each frame of the screen. */
function watchControl(control: string): void {
  const look = () => {
    const found = document.querySelector(control)
    if (found && found.getClientRects().length > 0) {
      Object.assign(window, { usableAt: performance.now() })
    } else requestAnimationFrame(look)
  }
  look()
}
