/** What a list of slots costs: by days, by bookings, beside a plain scan minute by minute and a public peer. */
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { freeSlots } from '../../src/platform/appointments/free-slots.ts'
import { listSlots } from '../../src/platform/appointments/list-slots.ts'
import { slotRules } from '../../src/platform/appointments/slots.ts'
import { findTaken } from '../../src/platform/appointments/taken-store.ts'
import { visitorWindow } from '../../src/platform/appointments/visitor-days.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { newId } from '../../src/platform/uuid.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import { scannedSlots } from '../../test/platform/appointments/slots-oracle.ts'
import type { Answer } from '../common/report.ts'
import { median, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { HOSTS, openCalendar } from './open-calendar.ts'
import type { FullCalendar } from './open-calendar.ts'
import { slotCalculator } from './slot-calculator.ts'

const BOOKINGS = [1_000, 5_000, 50_000, 500_000]
const DAYS = [7, 14, 28, 31]
const MONTH = 31
/** The bookings of the month that is asked for. */
const OF_MONTH = 5_000
const DAY_MS = 24 * 60 * 60_000
/** A Monday in winter, on which the month begins. */
const FIRST = Date.parse('2027-01-04T00:00:00Z')
const NOW = FIRST - DAY_MS
const TIMES = 10
/** With a hundred times the bookings elsewhere. */
const MOST = 1.3
/** Milliseconds of a month: what a page may wait for a list. */
const MOST_MS = 100
/** A list without the database ÷ slot-calculator's. */
const MOST_OF_PEER = 0.5

export async function slots(rounds: number): Promise<Answer> {
  await using server = await findPostgresServer()
  await using place = await throwAwayDatabase(server.url)
  const opened = await openPostgres(place.url)
  const { db } = opened
  try {
    await migrateToLatest(db)
    const secret = 'a secret of the measurement, 32 bytes long'
    const ctx = await openContext(db, {
      secret,
      url: 'https://pages.example.test',
      now: () => new Date(NOW),
    })
    const calendars: FullCalendar[] = []
    for (const bookings of BOOKINGS) calendars.push(await openCalendar(ctx, bookings, FIRST))
    // As the server does by itself a while after so many new rows.
    await sql`vacuum analyze`.execute(db)
    return report(await measure(ctx, calendars, rounds), await besideOthers(ctx, calendars), rounds)
  } finally {
    await opened.close()
  }
}

interface Row {
  bookings: number
  days: number
  /** Milliseconds, a value for each round. */
  took: number[]
}

async function measure(
  ctx: PlatformContext,
  calendars: readonly FullCalendar[],
  rounds: number,
): Promise<Row[]> {
  const rows = calendars.flatMap(({ bookings }) =>
    DAYS.map((days): Row => ({ bookings, days, took: [] })),
  )
  const ask = async ({ bookings, days }: Row): Promise<number> => {
    const token = calendars.find((one) => one.bookings === bookings)?.token ?? ''
    const range = { from: date(0), to: date(days - 1), timeZone: 'Europe/London' }
    const took: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const begun = performance.now()
      const found = await listSlots(ctx, token, range)
      took.push(performance.now() - begun)
      if (found.length === 0) throw new Error('nothing is free')
    }
    return median(took)
  }
  // Code that runs for the first times is not what is measured.
  for (const row of rows) await ask(row)
  for (let round = 1; round <= rounds; round++) {
    for (const row of shuffled(rows)) row.took.push(await ask(row))
    console.log(`slots: round ${round} of ${rounds}`)
  }
  return rows
}

/** One month worked out without a database; milliseconds. */
interface Alone {
  engine: number
  /** Minute by minute. */
  scan: number
  /** By a package of npm's. */
  peer: number
  /** How many starts are free. */
  slots: number
}

/** By the engine, by the scan and by the peer, which must find the same. */
async function besideOthers(
  { db }: PlatformContext,
  calendars: readonly FullCalendar[],
): Promise<Alone> {
  const calendar = calendars.find(({ bookings }) => bookings === OF_MONTH)
  if (calendar === undefined) throw new Error('no calendar has a month of bookings')
  const { type } = calendar
  const rules = slotRules(type)
  const window = visitorWindow({ from: date(0), to: date(MONTH - 1), timeZone: 'Europe/London' })
  const taken = await findTaken(db, {
    rules,
    hostIds: type.hosts.map((host) => host.id),
    window,
    now: new Date(NOW),
    exceptSession: newId(),
  })
  const timed = (work: () => { start: number }[], times: number) => {
    let found = work()
    const took = Array.from({ length: times }, () => {
      const begun = performance.now()
      found = work()
      return performance.now() - begun
    })
    return { ms: median(took), starts: found.map(({ start }) => start) }
  }
  const engine = timed(() => freeSlots(rules, type.hosts, taken, window, NOW), TIMES)
  const scan = timed(() => scannedSlots(rules, type.hosts, taken, window, NOW), 1)
  const calculate = await slotCalculator()
  const peer = timed(() => calculate(type.hosts, taken, window, rules.duration), 1)
  for (const { starts } of [scan, peer]) {
    if (JSON.stringify(engine.starts) !== JSON.stringify(starts)) {
      throw new Error('the engine finds other slots than the scan or the peer')
    }
  }
  return { engine: engine.ms, scan: scan.ms, peer: peer.ms, slots: engine.starts.length }
}

function report(
  rows: readonly Row[],
  { engine, scan, peer, slots: count }: Alone,
  rounds: number,
): Answer {
  const of = (bookings: number, days: number) =>
    median(rows.find((row) => row.bookings === bookings && row.days === days)?.took ?? [])
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const grown = of(Math.max(...BOOKINGS), MONTH) / of(OF_MONTH, MONTH)
  const text = [
    `One call, ${HOSTS} hosts, quarters of an hour, the median of ${rounds} rounds:`,
    table(
      ['bookings in all', ...DAYS.map((days) => `${days} days`)],
      BOOKINGS.map((bookings) => [whole(bookings), ...DAYS.map((days) => ms(of(bookings, days)))]),
    ),
    `The month of ${whole(OF_MONTH)} bookings (${whole(count)} free starts) without the database: ${ms(engine)} by the engine, ${whole(scan)} ms by a plain scan minute by minute (${whole(scan / engine)} times as long), ${whole(peer)} ms by slot-calculator (${whole(peer / engine)} times).`,
    `With ${whole(Math.max(...BOOKINGS))} bookings a month takes ${grown.toFixed(2)} times as long as with ${whole(OF_MONTH)}.`,
  ].join('\n\n')
  const most = whole(Math.max(...BOOKINGS))
  return {
    text,
    goals: [
      { what: `a month among ${most} bookings ÷ among 5,000`, value: grown, atMost: MOST },
      {
        what: `a month among ${most} bookings`,
        value: of(Math.max(...BOOKINGS), MONTH),
        atMost: MOST_MS,
        unit: 'ms',
        timed: true,
      },
      {
        what: 'a month without the database ÷ slot-calculator’s',
        value: engine / peer,
        atMost: MOST_OF_PEER,
      },
    ],
    charts: [
      {
        title: 'Free times of a month, ten hosts',
        unit: 'ms without the database; less is better',
        bars: [
          { label: 'ours', value: engine, ours: true },
          { label: 'slot-calculator', value: peer, ours: false },
          { label: 'minute by minute', value: scan, ours: false },
        ],
      },
      {
        title: 'The same month, as bookings of other months grow',
        unit: 'ms with PostgreSQL; less is better',
        bars: BOOKINGS.map((bookings) => ({
          label: `${whole(bookings)} bookings`,
          value: of(bookings, MONTH),
          ours: true,
        })),
      },
    ],
  }
}

function date(after: number): string {
  return new Date(FIRST + after * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
