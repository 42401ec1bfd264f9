import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockName } from '../lock-store.ts'

/** Tables with a partition for each month, and the column whose month it is. */
const BY_MONTH = { lead_value_change: 'changed_at' } as const
type ByMonth = keyof typeof BY_MONTH

/** So many are there before they begin: whoever cannot make one has until then to mend it. */
const AHEAD = 3
/** Another transaction may hold a lead for long, and everybody would wait behind this one. */
const PATIENCE = '2s'

/**
 * Makes the partitions of the months to come. Rows that came before their month was there move into it.
 * @throws {Error} 55P03 lock_not_available: somebody holds the tables; nothing is made then.
 */
export async function makeMonths(db: Kysely<Database>, now: Date): Promise<void> {
  const wanted = Array.from({ length: AHEAD + 1 }, (_, ahead) => monthOf(now, ahead))
  for (const table of tables()) {
    const there = new Set(await partitionsOf(db, table))
    for (const month of wanted.filter((one) => !there.has(nameOf(table, one)))) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await makeMonth(db, table, month)
    }
  }
}

/**
 * Drops the partitions of all months before this one.
 * @returns Their names.
 * @throws {Error} 55P03 lock_not_available, as above.
 */
export async function dropMonths(db: Kysely<Database>, before: Date): Promise<string[]> {
  const dropped: string[] = []
  for (const table of tables()) {
    const first = nameOf(table, monthOf(before, 0))
    // oxlint-disable-next-line no-await-in-loop
    const old = (await partitionsOf(db, table)).filter((name) => /\d$/.test(name) && name < first)
    for (const name of old) {
      // oxlint-disable-next-line no-await-in-loop -- so that no lock is held for long
      if (await dropMonth(db, table, name)) dropped.push(name)
    }
  }
  return dropped
}

async function makeMonth(db: Kysely<Database>, table: ByMonth, month: Date): Promise<void> {
  const name = nameOf(table, month)
  const made = sql.table(name)
  const parent = sql.table(table)
  const rest = sql.table(`${table}_default`)
  const column = sql.ref(BY_MONTH[table])
  const from = sql.lit(month.toISOString())
  const until = sql.lit(monthOf(month, 1).toISOString())
  await whileAlone(db, table, async (trx, there) => {
    if (there.includes(name)) return
    await sql`create table ${made}
      (like ${parent} including defaults including constraints)`.execute(trx)
    await sql`with early as (
        delete from ${rest} where ${column} >= ${from} and ${column} < ${until} returning *)
      insert into ${made} select * from early`.execute(trx)
    await sql`alter table ${parent} attach partition ${made}
      for values from (${from}) to (${until})`.execute(trx)
  })
}

/** @returns False where another process was quicker. */
async function dropMonth(db: Kysely<Database>, table: ByMonth, name: string): Promise<boolean> {
  return whileAlone(db, table, async (trx, there) => {
    if (!there.includes(name)) return false
    await sql`drop table ${sql.table(name)}`.execute(trx)
    return true
  })
}

/** One process at a time changes which partitions a table has. */
async function whileAlone<Result>(
  db: Kysely<Database>,
  table: ByMonth,
  work: (trx: Kysely<Database>, there: readonly string[]) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (trx) => {
    await lockName(trx, `months:${table}`)
    await sql`set local lock_timeout = ${sql.lit(PATIENCE)}`.execute(trx)
    return work(trx, await partitionsOf(trx, table))
  })
}

async function partitionsOf(ex: Kysely<Database>, table: ByMonth): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select child.relname::text as name from pg_inherits
    join pg_class as child on child.oid = inhrelid
    where inhparent = ${table}::regclass order by name`.execute(ex)
  return rows.map(({ name }) => name)
}

function tables(): ByMonth[] {
  return Object.keys(BY_MONTH) as ByMonth[]
}

/** The first instant of a month, by UTC. */
function monthOf(at: Date, ahead: number): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + ahead))
}

/** As migration 0043 names the first: in order by name. */
function nameOf(table: ByMonth, month: Date): string {
  return `${table}_${month.toISOString().slice(0, 7).replace('-', '_')}`
}
