import { setTimeout } from 'node:timers/promises'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { freshProfile } from '../common/browser.ts'
import type { Site } from '../common/site.ts'
import type { Row } from './rows.ts'

const CPU_SLOWDOWN = 4

/** Milliseconds from the frame's first paint until nothing more is expected to move. */
const SETTLE = 1500
const DEADLINE = 30_000
/** Milliseconds for what starting a browser with two tabs sets off. */
const REST = 1000

/** One visit. */
export interface Visit {
  /** Milliseconds from the start of the navigation until the frame's content is seen. */
  paint: number
  /** The same moment, in milliseconds since 1970. */
  seenAt: number
  /** Milliseconds until the frame asked for its page. */
  asked: number
  /** Sum of all layout shifts of the owner's page. */
  shift: number
  requests: number
  bytes: number
  scriptBytes: number
  /** Times that the session's page was asked for. */
  loads: number
}

/** Origins of one visit. */
export interface Places {
  /** The owner's. */
  owner: string
  /** Of the session's page. */
  session: string
  /** Another port of the session's site, not slowed down. */
  warm: string
}

/** What a visit goes to. */
export interface Visited {
  row: Row
  places: Places
  site: Site
}

/**
 * Visits the page of a row as somebody does who has never been there.
 * @param meanwhile Called with the page while it loads.
 */
export function visit(visited: Visited, meanwhile?: (page: Page) => void): Promise<Visit> {
  return freshProfile({ width: 1280, height: 900 }, (context) => load(context, visited, meanwhile))
}

async function load(
  context: BrowserContext,
  { row, places, site }: Visited,
  meanwhile?: (page: Page) => void,
): Promise<Visit> {
  // A frame shares its process with the pages of its site: what slows this one down
  // slows the frame down from its first line on, before anybody could find the frame.
  const neighbour = await context.newPage()
  await neighbour.goto(`${places.warm}/warm`)
  await slowDown(await context.newCDPSession(neighbour))
  const page = await context.newPage()
  await slowDown(await context.newCDPSession(page))
  // Starting their processes is not what is measured.
  await setTimeout(REST)
  site.takeServed()
  await page.goto(places.owner + row.path, { waitUntil: 'commit' })
  meanwhile?.(page)
  const [asked, painted] = await firstPaint(page, places.session)
  await setTimeout(SETTLE)
  const { start, shift, seen } = await page.evaluate(readProbe)
  const served = site.takeServed()
  const seenAt = Math.max(painted, shownSince(seen, painted, row))
  return {
    paint: seenAt - start,
    seenAt,
    asked: asked - start,
    shift,
    requests: served.length,
    bytes: sum(served.map(({ bytes }) => bytes)),
    scriptBytes: sum(served.filter(({ kind }) => kind === 'js').map(({ bytes }) => bytes)),
    loads: served.filter(({ path }) => path.startsWith('/session/')).length,
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

async function slowDown(target: CDPSession): Promise<void> {
  await target.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
}

/**
 * When the frame began to load its page and when that drew its first text, as
 * the frame says: milliseconds since 1970.
 */
async function firstPaint(page: Page, origin: string): Promise<readonly [number, number]> {
  const deadline = performance.now() + DEADLINE
  while (performance.now() < deadline) {
    await setTimeout(200)
    const frame = page.frames().find((one) => one.url().startsWith(origin))
    const at = await frame?.evaluate(() => {
      const [entry] = performance.getEntriesByName('first-contentful-paint')
      return entry && ([performance.timeOrigin, performance.timeOrigin + entry.startTime] as const)
    })
    if (at !== undefined) return at
  }
  throw new Error('the frame has drawn nothing')
}

/** What `probe.js` keeps. */
interface Probe {
  shift: number
  seen: { now: boolean; at: number }[]
}

function readProbe(): Probe & { start: number } {
  const { bench } = window as Window & { bench?: Probe }
  if (!bench) throw new Error('the page has no probe')
  return { start: performance.timeOrigin, ...bench }
}

/** From when on the owner's page shows the frame without an interruption. */
function shownSince(seen: Probe['seen'], painted: number, { name }: Row): number {
  const last = seen.at(-1)
  if (last?.now !== true) throw new Error(`${name}: the frame cannot be seen`)
  const hidden = seen.findLast(({ now, at }) => !now && at > painted)
  return seen.find(({ now, at }) => now && at > (hidden?.at ?? 0))?.at ?? last.at
}
