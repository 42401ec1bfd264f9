/** What a page and a journey cost among 100,000 journeys, beside the same among 1,000. */
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Answer } from '../common/report.ts'
import { compareFewAndMany, comparedTable, ratiosOf } from '../common/few-and-many.ts'
import type { Compared } from '../common/few-and-many.ts'
import { median } from '../common/statistics.ts'
import { whole } from '../common/table.ts'
import { callsOf, GOAL } from './calls.ts'
import { openWorkspace } from './open-workspace.ts'

const FEW = 1_000
const MANY = 100_000
/** Times that each thing is asked in a round. */
const TIMES = 20
/** Of the time among a few. */
const MOST = 2

export async function journeys(rounds: number): Promise<Answer> {
  await using server = await findPostgresServer()
  await using place = await throwAwayDatabase(server.url)
  const opened = await openPostgres(place.url)
  const { db } = opened
  try {
    await migrateToLatest(db)
    const secret = 'a secret of the measurement, 32 bytes long'
    let at = Date.now()
    // A second later at each look, so that no caller makes too many calls in a minute.
    const now = () => new Date((at += 1000))
    const ctx = await openContext(db, { secret, url: 'https://pages.example.test', now })
    const few = await openWorkspace(ctx, FEW)
    const many = await openWorkspace(ctx, MANY)
    // As the server does by itself a while after so many new rows.
    await sql`vacuum analyze`.execute(db)
    const { rows: version } = await sql<{ version: string }>`
      select current_setting('server_version') as version`.execute(db)
    const rows = await compareFewAndMany(
      { few: await callsOf(few), many: await callsOf(many) },
      {
        rounds,
        // What takes seconds is asked once.
        times: (name) => (GOAL.test(name) ? TIMES : 1),
        told: (round) => console.log(`journeys: round ${round} of ${rounds}`),
      },
    )
    return report(rows, rounds, version[0]?.version ?? '')
  } finally {
    await opened.close()
  }
}

function report(rows: readonly Compared[], rounds: number, version: string): Answer {
  const [worst] = rows
    .filter(({ name }) => GOAL.test(name))
    .map((row) => ({ name: row.name, ratio: median(ratiosOf(row)) }))
    .toSorted((a, b) => b.ratio - a.ratio)
  const heads = [`among ${whole(FEW)}, ms`, `among ${whole(MANY)}, ms`] as const
  return {
    text: `PostgreSQL ${version}. Medians of ${rounds} rounds of ${TIMES} calls each, what stands apart once a round.\n\n${comparedTable(rows, heads)}`,
    goals: [
      {
        what: `the greatest ratio, ${worst?.name}`,
        value: worst?.ratio ?? Number.NaN,
        atMost: MOST,
      },
    ],
  }
}
