/** Whether anything grows or gets lost while visitors come and go for an hour and lines are cut. */
import type { Browser } from '@playwright/test'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Answer } from '../common/report.ts'
import { summary } from './summary.ts'
import { runSoak, type Soaked, type SoakPlan } from './run-soak.ts'
import { startSoakServer } from './soak-server.ts'
import { together } from './together.ts'

const PLAN = {
  visitors: 6,
  restMs: 6000,
  mountPauseMs: 5000,
  pages: 1,
  faultEveryMs: 15_000,
  sampleEveryMs: 10_000,
} satisfies Omit<SoakPlan, 'minutes'>

/** Of whom many are in browsers, where all are known. */
const LEADS_A_MINUTE = 100

export async function soak(browser: Browser, minutes: number): Promise<Answer> {
  const soaked = await soakBoth(browser, { ...PLAN, minutes })
  return summary(soaked, minutes)
}

/**
 * The same at the same time on PostgreSQL and on PGlite.
 * @param keeps Bytes that are kept of each request, to see whether that shows.
 */
export async function soakBoth(browser: Browser, plan: SoakPlan, keeps = 0): Promise<Soaked[]> {
  await using postgres = await findPostgresServer()
  await using place = await throwAwayDatabase(postgres.url)
  const leads = 100 + Math.ceil(LEADS_A_MINUTE * plan.minutes)
  await using onPostgres = await startSoakServer({ databaseUrl: place.url, leads, keeps })
  await using onPglite = await startSoakServer({ leads, keeps })
  const ends = new AbortController()
  // The servers are stopped when this returns.
  return await together(
    ends,
    [onPostgres, onPglite].map((server) => runSoak(server, browser, plan, ends)),
  )
}
