/** What a session costs among ten million, beside the same among ten thousand; and how they go. */
import { sql } from 'kysely'
import { purgeSessions } from '../../src/platform/purge/purge-sessions-store.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { compareFewAndMany, comparedTable, ratiosOf } from '../common/few-and-many.ts'
import type { Answer } from '../common/report.ts'
import { median } from '../common/statistics.ts'
import { whole } from '../common/table.ts'
import { callsOf } from './calls.ts'
import { openFull } from './open-sessions.ts'
import type { Full } from './open-sessions.ts'

const FEW = 10_000
const TIMES = 20
const MOST = 1.3
const DAY_MS = 86_400_000
/** Of the two years, so many days are removed. */
const REMOVED_DAYS = 2

export async function sessions(many: number, rounds: number): Promise<Answer> {
  await using server = await findPostgresServer()
  await using small = await openFull(server.url, FEW)
  await using large = await openFull(server.url, many)
  const calls = { few: await callsOf(small), many: await callsOf(large) }
  for (const { db } of [small, large]) await sql`vacuum analyze form_session`.execute(db)
  const told = (round: number) => console.log(`sessions: round ${round} of ${rounds}`)
  const rows = await compareFewAndMany(calls, { rounds, times: () => TIMES, told })
  const removed = await remove(large)
  const [worst] = rows
    .map((row) => ({ name: row.name, ratio: median(ratiosOf(row)) }))
    .toSorted((a, b) => b.ratio - a.ratio)
  return {
    text: [
      `Two databases on one server, of ${whole(FEW)} sessions and of ${whole(many)} with ${whole(many / 4)} leads and ${whole(many * 1.5)} lines of their log (${(large.bytes / 1e9).toFixed(1)} GB). Medians of ${rounds} rounds of ${TIMES} calls each.`,
      comparedTable(rows, [`among ${whole(FEW)}, ms`, `among ${whole(many)}, ms`]),
      removed,
    ].join('\n\n'),
    goals: [
      {
        what: `the greatest ratio, ${worst?.name}:`,
        value: worst?.ratio ?? NaN,
        atMost: MOST,
        timed: true,
      },
    ],
  }
}

/** The oldest days of them, as `SESSIONFRAME_KEEP_SESSIONS_MONTHS` does it. */
async function remove({ db }: Full): Promise<string> {
  const { rows } = await sql<{ oldest: Date }>`
    select created_at as oldest from form_session order by id limit 1`.execute(db)
  const before = new Date((rows[0]?.oldest.getTime() ?? 0) + REMOVED_DAYS * DAY_MS)
  const begun = performance.now()
  const gone = await purgeSessions(db, { before, now: new Date() })
  const seconds = (performance.now() - begun) / 1000
  return `The oldest ${REMOVED_DAYS} days, ${whole(gone)} sessions, were removed in ${seconds.toFixed(1)} s: ${whole(gone / seconds)} a second.`
}
