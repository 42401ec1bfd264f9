import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { visitBooking } from './booking-visitor.ts'
import { checkTables, type Checked } from './check-tables.ts'
import { injectFaults } from './faults.ts'
import { visitForm } from './form-visitor.ts'
import { MountingPage } from './mounting-page.ts'
import { visitPages, visitVendors } from './other-visitors.ts'
import { visitHostPage } from './page-visitor.ts'
import type { SoakSample, SoakServer } from './soak-server.ts'
import { together } from './together.ts'
import type { Held } from '../leak/growth.ts'

export interface SoakPlan {
  minutes: number
  /** Protocol-level visitors of a server at a time, and the longest that each rests between two visits. */
  visitors: number
  restMs: number
  /** Between two mounts of the page that does nothing else. */
  mountPauseMs: number
  /** Pages in browsers at a time, beside the one that mounts and unmounts. */
  pages: number
  faultEveryMs: number
  sampleEveryMs: number
}

/** At a time of the epoch. */
type HeldSample = Held & { at: number; mounts: number }

export interface Soaked {
  server: SoakServer
  samples: SoakSample[]
  /** Of the page that mounts and unmounts. */
  held: HeldSample[]
  mounts: { ready: number; failed: number }
  /** Before the first visitor, and when the last has left. */
  idle: { before: SoakSample; after: SoakSample }
  /** How the server ended: 0 when all went well. */
  ending: number | NodeJS.Signals | null
  checked: Checked
}

/** Until what visitors have left behind is put away: connections that are kept alive, held slots. */
const SETTLE_MS = 12_000

/** For whoever looks on. */
const TELL_MS = 4 * 60_000

const KINDS: [name: string, visit: (server: SoakServer) => Promise<void>][] = [
  ['forms', visitForm],
  ['forms', visitForm],
  ['bookings', visitBooking],
  ['bookings', visitBooking],
  ['pages with triggers', visitPages],
  ["owners' programs", visitVendors],
]

/**
 * Lets visitors come to a server for so long, and looks at its tables when it has ended.
 * @param ends Ends it before.
 */
export async function runSoak(
  server: SoakServer,
  browser: Browser,
  plan: SoakPlan,
  ends: AbortController,
): Promise<Soaked> {
  const { ledger } = server
  const samples: SoakSample[] = []
  const held: HeldSample[] = []
  const before = await server.sample()
  let told = before.at
  const mounting = await MountingPage.open(browser, server)
  const over = AbortSignal.any([AbortSignal.timeout(plan.minutes * 60_000), ends.signal])
  const rest = async (ms: number) => wait(ms, undefined, { signal: over }).catch(() => undefined)
  const repeat = async (times: number, visit: () => Promise<void>) => {
    const one = async () => {
      while (!over.aborted) {
        await visit().catch((error: unknown) => ledger.fail(error))
        await rest(Math.random() * plan.restMs)
      }
    }
    await Promise.all(Array.from({ length: times }, one))
  }
  const sampling = async () => {
    while (!over.aborted) {
      const [sample, count] = await Promise.all([server.sample(), mounting.count()])
      samples.push(sample)
      if (sample.at - told > TELL_MS) {
        told = sample.at
        console.log(
          `soak: ${server.name}, ${sample.requests} requests, heap ${(sample.heap / 2 ** 20).toFixed(2)} MiB, ${sample.sockets} sockets, ${ledger.acknowledged} acknowledged, wrong: ${ledger.wrong.join('; ') || 'none'}`,
        )
      }
      held.push({ ...count, at: sample.at, mounts: mounting.ready + mounting.failed })
      await rest(plan.sampleEveryMs)
    }
  }
  await together(ends, [
    sampling(),
    injectFaults(server, plan.faultEveryMs, over),
    mounting.mountUntil(over, plan.mountPauseMs),
    repeat(plan.visitors, async () => {
      const [name, visit] = KINDS[Math.floor(Math.random() * KINDS.length)] ?? ['forms', visitForm]
      await visit(server)
      ledger.count('visits', name)
    }),
    repeat(plan.pages, () => visitHostPage(server, browser)),
  ])
  await mounting.close()
  await wait(SETTLE_MS)
  const after = await server.sample()
  const ending = await server.stop()
  const database = await server.open()
  try {
    const checked = await checkTables(database.db, ledger)
    const { ready, failed } = mounting
    return {
      server,
      samples,
      held,
      mounts: { ready, failed },
      idle: { before, after },
      ending,
      checked,
    }
  } finally {
    await database.close()
  }
}
