/** How many steps a second the engine takes, beside bare jobs of pg-boss on the same server. */
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { Database } from '../../src/database/schema.ts'
import { childNode } from '../../test/harness/child-node.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import { setUpWorkspace } from '../../test/platform/platform-fixture.ts'
import type { Goal } from '../common/goal.ts'
import type { Answer } from '../common/report.ts'
import { median, medianRange, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { openBoss, QUEUE } from './boss.ts'
import { BATCH, countInside, gather, GATE, HOWS, MOVES, STEPS } from './crowd.ts'
import { eventCost } from './event-cost.ts'
import { movePglite } from './pglite.ts'

const MOVER = fileURLToPath(import.meta.resolve('./mover.ts'))
/** Enough that a process that has just begun, whose code is not compiled yet, does not decide. */
const LEADS = 2_000
/** Of those who are moved one by one, which takes ten times as long. */
const LEADS_SINGLY = 200

interface Row {
  name: string
  /** Moves or jobs a second, a value for each round. */
  rates: number[]
  measure: () => Promise<number>
}

export async function engine(rounds: number): Promise<Answer> {
  await using server = await findPostgresServer()
  const on = (how: string, processes: number) => () => moveAll(server.url, how, processes)
  const rows: Row[] = [
    { name: 'engine, 1 process', measure: on(HOWS.together, 1) },
    { name: 'engine, 3 processes', measure: on(HOWS.together, 3) },
    { name: 'engine, 1 process, one run a transaction', measure: on(HOWS.singly, 1) },
    { name: `pg-boss, 1 process, ${BATCH} jobs a fetch`, measure: on(HOWS.jobs, 1) },
    { name: `pg-boss, 3 processes, ${BATCH} jobs a fetch`, measure: on(HOWS.jobs, 3) },
    { name: 'pg-boss, 1 process, 1 job a fetch', measure: on(HOWS.jobsSingly, 1) },
    { name: 'engine, PGlite', measure: () => movePglite('together') },
    { name: 'engine, PGlite, one run a transaction', measure: () => movePglite('singly') },
  ].map((row) => ({ ...row, rates: [] }))
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of shuffled(rows)) row.rates.push(await row.measure())
    console.log(`engine: round ${round} of ${rounds}`)
  }
  const event = await eventCost(server.url)
  return { text: `${report(rows, rounds)}\n\n${event.text}`, goals: goals(rows, event.ratio) }
}

/** @returns Moves or jobs a second. */
async function moveAll(serverUrl: string, how: string, processes: number): Promise<number> {
  await using place = await throwAwayDatabase(serverUrl)
  const opened = await openPostgres(place.url)
  await using _closed = { [Symbol.asyncDispose]: () => opened.close() }
  const { db } = opened
  await migrateToLatest(db)
  const leads = how === HOWS.singly || how === HOWS.jobsSingly ? LEADS_SINGLY : LEADS
  const isLeft = how.startsWith('jobs')
    ? await fillQueue(db, place.url, leads)
    : await fillJourney(db, leads)
  await sql`analyze`.execute(db)
  const movers = Array.from({ length: processes }, () => childNode(MOVER, [place.url, how]))
  try {
    const begun = await db.connection().execute(async (gate) => {
      await sql`select pg_advisory_lock(${GATE}::bigint)`.execute(gate)
      for (const { lines } of movers) await lines.next()
      await sql`select pg_advisory_unlock(${GATE}::bigint)`.execute(gate)
      return performance.now()
    })
    while (await isLeft()) await new Promise((resolve) => setTimeout(resolve, 20))
    return (leads * MOVES * 1000) / (performance.now() - begun)
  } finally {
    for (const mover of movers) await mover.kill()
  }
}

async function fillJourney(db: Kysely<Database>, leads: number): Promise<() => Promise<boolean>> {
  const id = await gather({ db, now: () => new Date() }, await setUpWorkspace(db), leads)
  return async () => (await countInside(db, id)) > 0
}

async function fillQueue(
  db: Kysely<Database>,
  url: string,
  leads: number,
): Promise<() => Promise<boolean>> {
  const boss = await openBoss(url)
  await boss.createQueue(QUEUE)
  const jobs = Array.from({ length: leads }, (_, n) => ({ data: { n } }))
  for (let move = 0; move < MOVES; move += 1) await boss.insert(QUEUE, jobs)
  await boss.stop({ graceful: false })
  return async () => {
    const { rows } = await sql<{ jobs: string }>`
      select count(*) as jobs from pgboss.job where name = ${QUEUE} and state < 'completed'`.execute(
      db,
    )
    return Number(rows[0]?.jobs) > 0
  }
}

/** A busy machine misses them too. */
function goals(rows: readonly Row[], eventRatio: number): Goal[] {
  const rates = (name: string) => rows.find((row) => row.name.startsWith(name))?.rates ?? []
  const ratio = (name: string, beside: string) =>
    median(rates(name).map((rate, at) => rate / (rates(beside)[at] ?? Number.NaN)))
  return [
    {
      what: 'moves a second ÷ jobs of pg-boss, fetched one by one',
      value: ratio('engine, 1 process', 'pg-boss, 1 process, 1 job'),
      atLeast: 1,
      timed: true,
    },
    {
      what: 'moves a second of three processes ÷ of one, on two cores',
      value: ratio('engine, 3 processes', 'engine, 1 process'),
      atLeast: 0.9,
      timed: true,
    },
    {
      what: 'an event among 300 open journeys ÷ without any',
      value: eventRatio,
      atMost: 1.3,
      timed: true,
    },
  ]
}

function report(rows: readonly Row[], rounds: number): string {
  const [first] = rows
  const lines = rows.map(({ name, rates }) => {
    const ratios = rates.map((rate, at) => rate / (first?.rates[at] ?? Number.NaN))
    const [from, to] = medianRange(ratios)
    const steps = name.startsWith('engine') ? whole((median(rates) * STEPS) / MOVES) : ''
    const ratio = `${median(ratios).toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`
    return [name, whole(median(rates)), steps, ratio]
  })
  const head = ['', 'moves or jobs a second', 'steps a second', '÷ engine, 1 process']
  const [many, few] = [whole(LEADS * MOVES), whole(LEADS_SINGLY * MOVES)]
  return `Medians of ${rounds} rounds of ${many} moves each, ${few} where they are made one by one or by PGlite.\n\n${table(head, lines)}`
}
