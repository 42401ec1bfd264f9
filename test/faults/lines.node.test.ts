import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { listAppointmentTypes } from '../../src/platform/appointments/appointment-type-store.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import { listForms } from '../../src/platform/forms/form-store.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { freePort } from '../harness/free-port.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { setUpWorkspace } from '../platform/platform-fixture.ts'
import { FIELDS, formFile } from '../platform/sessions/form-file.ts'
import { FAULTS, faultyProxy } from './faulty-proxy.ts'
import { book, fillIn } from './visitors.ts'
import type { Meetings } from './visitors.ts'

/** How often each fault is injected; `npm run check:all` asks for more. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1)
const VISITORS = 8
const SAVES = 10
const SLOTS = 6
const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const QUARTER = 15
const DAY = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

interface Stored {
  /** Of the lead. */
  number: number
  rev: number
  first: string
  completed: boolean
  /** How often the lead's data field was written. */
  changes: number
}

it('whatever becomes of the lines to the database and to the visitors: nothing acknowledged is lost, nothing is done twice', async (t) => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  await using folder = await temporaryFolder()
  const direct = new URL(place.url)
  const port = await freePort()
  const lines = {
    'to the database': await faultyProxy(Number(direct.port || 5432), direct.hostname),
    'to the visitors': await faultyProxy(port),
  }
  await using _lines = {
    [Symbol.asyncDispose]: async () => {
      for (const line of Object.values(lines)) await line[Symbol.asyncDispose]()
    },
  }
  await using database = await opened(place.url)
  const { db } = database
  const workspaceId = await setUpWorkspace(db, {
    ...formFile(),
    leads: Array.from({ length: 2 * VISITORS }, (_, n) => ({
      number: `${n + 1}`,
      leadGroup: 'Ours',
      values: { phone1: '0123', ref: 'R-1' },
    })),
    hosts: [
      {
        name: 'Hal',
        timeZone: 'UTC',
        availability: [],
        overrides: [{ date: DAY, hours: [{ start: '00:00', end: clock(SLOTS * QUARTER) }] }],
      },
    ],
    appointmentTypes: [{ title: 'Talk', hosts: ['Hal'], duration: QUARTER, step: QUARTER }],
  })
  const url = new URL(direct)
  url.host = `127.0.0.1:${lines['to the database'].port}`
  const serving = await startServe(
    ['--port', `${await freePort()}`, '--platform-port', `${port}`, '--data', folder.path],
    {
      env: {
        DATABASE_URL: url.href,
        SESSIONFRAME_SECRET: SECRET,
        SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
      },
    },
  )
  await using _stop = { [Symbol.asyncDispose]: async () => void (await serving.stop()) }
  const ctx = await openContext(db, {
    secret: SECRET,
    url: `http://127.0.0.1:${lines['to the visitors'].port}`,
  })
  const [form] = await listForms(db, workspaceId)
  const [type] = await listAppointmentTypes(db, workspaceId)
  const numbers = Array.from({ length: VISITORS }, (_, n) => n + 1)
  const forms = await Promise.all(
    numbers.map((n) =>
      startFormSession(ctx, {
        workspaceId,
        lead: `${n}`,
        form: form?.id ?? '',
        public: true,
        reuse: false,
      }),
    ),
  )
  const bookings = await Promise.all(
    numbers.map((n) =>
      startAppointmentSession(ctx, {
        workspaceId,
        lead: `${VISITORS + n}`,
        appointmentType: type?.id ?? '',
        reuse: false,
      }),
    ),
  )
  const wanted = Array.from({ length: SLOTS }, (_, n) => `${DAY}T${clock(n * QUARTER)}:00Z`)

  const meetings: Meetings = { acknowledged: 0, failed: 0 }
  /** Nothing more is injected, or a visitor has met what must not be. */
  const over = new AbortController()
  let injected = 0
  /** Every connection with the server ends, as when it is started anew. */
  const terminate = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db)

  const all = [
    ...Object.values(lines).flatMap((line) => FAULTS.map((fault) => () => line.inject(fault))),
    terminate,
  ]
  const faults = async () => {
    for (const inject of Array.from({ length: ROUNDS }, () => all).flat()) {
      const before = meetings.acknowledged
      // oxlint-disable-next-line no-await-in-loop -- one fault after the other
      await inject()
      injected += 1
      // In between something has to work again, or the next fault would meet nothing.
      // oxlint-disable-next-line no-await-in-loop
      while (!over.signal.aborted && meetings.acknowledged < before + VISITORS) await wait(20)
    }
    over.abort()
  }
  /** Visitors come one after the other, so that each fault meets some. */
  const until = async (share: number) => {
    while (!over.signal.aborted && injected < share * ROUNDS * all.length) await wait(20)
  }
  const [, filled, booked] = await Promise.all([
    faults(),
    Promise.all(
      forms.map(({ publicUrl }) => fillIn(publicUrl, SAVES, meetings, () => over.signal.aborted)),
    ),
    Promise.all(
      bookings.map(async ({ publicUrl }, index) => {
        await until(index / VISITORS)
        return book(publicUrl, wanted, meetings)
      }),
    ),
  ]).finally(() => {
    over.abort()
  })

  assert.ok(meetings.failed > 0, 'the faults were felt')
  const { rows: sessions } = await sql<Stored>`
    select lead.number::int, rev, form_session.values ->> ${FIELDS.first} as first,
      completed_at is not null as completed,
      (select count(*)::int from lead_value_change c
        where c.lead_id = lead.id and c.data_field = 'firstname') as changes
    from form_session join lead on lead.id = lead_id order by lead.number`.execute(db)
  assert.deepEqual(
    sessions,
    filled.map(({ typed, saves }, index) => ({
      number: index + 1,
      rev: saves + 1,
      first: typed,
      completed: true,
      changes: 1,
    })),
    'every save is there once, every form was submitted once',
  )
  const { rows: confirmed } = await sql<{ start: Date }>`
    select starts_at as start from booking where status = 'confirmed' order by starts_at`.execute(
    db,
  )
  assert.deepEqual(
    confirmed.map(({ start }) => start.toISOString()),
    booked.flatMap((start) => (start === null ? [] : [new Date(start).toISOString()])).toSorted(),
    'what was acknowledged is booked, and nothing else is',
  )
  assert.equal(confirmed.length, SLOTS, 'no time was left to nobody')
  t.diagnostic(
    `${injected} faults, ${meetings.acknowledged} acknowledged, ${meetings.failed} came to nothing`,
  )
  assert.equal(await serving.stop(), 0)
})

/** Ends its connections before its database is dropped. */
async function opened(url: string): Promise<OpenDatabase & AsyncDisposable> {
  const database = await openPostgres(url)
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

function clock(minutes: number): string {
  const two = (part: number) => `${part}`.padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
