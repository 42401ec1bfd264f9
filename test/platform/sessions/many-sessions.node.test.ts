import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { callsOf } from '../../../bench/sessions/calls.ts'
import { openFull } from '../../../bench/sessions/open-sessions.ts'
import type { Full } from '../../../bench/sessions/open-sessions.ts'

/** `npm run bench -- sessions` fills in ten million. */
const MANY = Number(process.env['SESSIONS'] ?? 100_000)
const TIMES = 20
/** Rows of all tables that a call may read, each time. */
const MOST_ROWS = 100

it(`reads no more rows of ${MANY} sessions than of 2,000, whatever is asked`, async (t) => {
  await using server = await findPostgresServer()
  await using few = await openFull(server.url, 2000)
  await using many = await openFull(server.url, MANY)
  const [among, amongMany] = [await readRows(few), await readRows(many)]
  for (const [name, rows] of amongMany) {
    const before = among.get(name) ?? 0
    t.diagnostic(`${name}: ${before} rows, ${rows} among ${MANY}`)
    assert.ok(rows <= MOST_ROWS && rows <= 1.3 * before + 2, `${name}: ${before}, and ${rows}`)
  }
})

/** By what is asked: the rows that tables gave each time. */
async function readRows(full: Full): Promise<Map<string, number>> {
  const rows = new Map<string, number>()
  for (const [name, ask] of await callsOf(full)) {
    // What is looked up once, is.
    // oxlint-disable-next-line no-await-in-loop -- what each reads is told apart by time
    await ask()
    // oxlint-disable-next-line no-await-in-loop
    const before = await rowsSoFar(full.db)
    for (let time = 0; time < TIMES; time++) {
      // oxlint-disable-next-line no-await-in-loop
      await ask()
    }
    // oxlint-disable-next-line no-await-in-loop
    rows.set(name, ((await rowsSoFar(full.db)) - before) / TIMES)
  }
  return rows
}

/** https://www.postgresql.org/docs/current/monitoring-stats.html */
async function rowsSoFar(db: Kysely<Database>): Promise<number> {
  // Each connection of the pool tells what it has counted.
  await Promise.all(
    Array.from({ length: 10 }, () =>
      sql`select pg_stat_force_next_flush(), pg_sleep(0.1)`.execute(db),
    ),
  )
  const { rows } = await sql<{ rows: number }>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows
    from pg_stat_user_tables`.execute(db)
  return rows[0]?.rows ?? NaN
}
