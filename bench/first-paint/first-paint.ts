/** How soon a visitor sees the session, in whose embed. */
import type { Browser } from '@playwright/test'
import { makeCertificate } from '../common/certificate.ts'
import { framePage } from '../common/frame-page.ts'
import { Link, SLOW_4G } from '../common/link.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { shuffled } from '../common/statistics.ts'
import { slowEndpoint } from './endpoint.ts'
import { visit, type Places, type Visit } from './measure.ts'
import { summary } from './summary.ts'
import { serveRows, type Row } from './rows.ts'
import { screenDelay } from './screen.ts'

/** One visit for each row. */
export type Round = Map<Row, Visit>

/** @param only Of the rows those with this in their names, and the bare frame. */
export async function firstPaint(browser: Browser, rounds: number, only = ''): Promise<Answer> {
  const site = new Site(makeCertificate())
  const port = await site.listen()
  const link = new Link(SLOW_4G)
  try {
    const places: Places = {
      owner: `https://127.0.0.1:${await link.to(port)}`,
      session: `https://localhost:${await link.to(port)}`,
      warm: `https://localhost:${port}`,
    }
    const session = new URL(`/session/apply?parent=${places.owner}`, places.session)
    site.file('/session/', 'html', await framePage())
    site.file('/warm', 'html', '<!doctype html><title>Warm</title>')
    site.handle('/sessionframe/v1/', slowEndpoint(places.owner, session))
    const all = await serveRows(site, session, places.owner)
    const rows = all.filter(({ name }, index) => index === 0 || name.includes(only))

    const measured: Round[] = []
    for (let number = 1; number <= rounds; number += 1) {
      const round: Round = new Map()
      for (const row of shuffled(rows)) {
        round.set(row, await again(() => visit({ row, places, site })))
      }
      measured.push(round)
      console.log(`first-paint: round ${number} of ${rounds}`)
    }
    const delays = new Map<Row, number>()
    for (const row of rows) {
      delays.set(row, await again(() => screenDelay(browser, { row, places, site })))
    }
    return summary(rows, measured, delays)
  } finally {
    link.close()
    site.close()
  }
}

/** Once more when it failed: a machine that does other things as well may miss a deadline. */
async function again<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    console.log(`first-paint: once more, since ${String(error)}`)
    return run()
  }
}
