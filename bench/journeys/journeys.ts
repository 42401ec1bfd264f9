/** What a page and a journey cost among 100,000 journeys, beside the same among 1,000. */
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Answer } from '../common/report.ts'
import { median, medianRange, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { callsOf, GOAL } from './calls.ts'
import type { Ask } from './calls.ts'
import { openWorkspace } from './open-workspace.ts'

const FEW = 1_000
const MANY = 100_000
/** Times that each thing is asked in a round. */
const TIMES = 20
/** Of the time among a few. */
const MOST = 2

/** Milliseconds, a value for each round. */
interface Row {
  name: string
  few: number[]
  many: number[]
}

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
    const rows = await measure(await callsOf(few), await callsOf(many), rounds)
    return report(rows, rounds, version[0]?.version ?? '')
  } finally {
    await opened.close()
  }
}

async function measure(
  few: ReadonlyMap<string, Ask>,
  many: ReadonlyMap<string, Ask>,
  rounds: number,
): Promise<Row[]> {
  const rows = [...few.keys()].map((name): Row => ({ name, few: [], many: [] }))
  // Code that runs for the first times is not what is measured.
  for (const { name } of rows) for (const calls of [few, many]) await timed(name, calls)
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of shuffled(rows)) {
      for (const size of shuffled(['few', 'many'] as const)) {
        row[size].push(await timed(row.name, size === 'few' ? few : many))
      }
    }
    console.log(`journeys: round ${round} of ${rounds}`)
  }
  return rows
}

/** The median of some calls, one by one; of what takes seconds, one. */
async function timed(name: string, calls: ReadonlyMap<string, Ask>): Promise<number> {
  const ask = calls.get(name)
  if (ask === undefined) throw new Error(`nothing is called "${name}"`)
  const times = Array.from({ length: GOAL.test(name) ? TIMES : 1 })
  const took: number[] = []
  for (const _ of times) {
    const begun = performance.now()
    await ask()
    took.push(performance.now() - begun)
  }
  return median(took)
}

function report(rows: readonly Row[], rounds: number, version: string): Answer {
  const ratiosOf = ({ few, many }: Row) => many.map((time, at) => time / (few[at] ?? Number.NaN))
  const lines = rows.map((row) => {
    const ratios = ratiosOf(row)
    const [from, to] = medianRange(ratios)
    return [
      row.name,
      median(row.few).toFixed(1),
      median(row.many).toFixed(1),
      `${median(ratios).toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`,
    ]
  })
  const worst = rows
    .filter(({ name }) => GOAL.test(name))
    .map((row) => ({ name: row.name, ratio: median(ratiosOf(row)) }))
    .toSorted((a, b) => b.ratio - a.ratio)
  const head = ['', `among ${whole(FEW)}, ms`, `among ${whole(MANY)}, ms`, 'ratio']
  return {
    text: `PostgreSQL ${version}. Medians of ${rounds} rounds of ${TIMES} calls each, what stands apart once a round.\n\n${table(head, lines)}`,
    goals: worst.slice(0, 1).map(({ name, ratio }) => ({
      what: `the greatest ratio, ${name}`,
      value: ratio,
      atMost: MOST,
    })),
  }
}
