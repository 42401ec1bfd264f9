import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { openContext } from '../../../src/platform/open-context.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import type { BookingConfirmed, SlotTaken } from '../../../src/wire/page.ts'
import { freePort } from '../../harness/free-port.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { startServe } from '../../harness/start-serve.ts'
import type { Serving } from '../../harness/start-serve.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, tokenOf } from '../platform-fixture.ts'

/** `npm run check:all` asks for more: BOOKING_CLIENTS=500 BOOKING_SLOTS=50 BOOKING_KILLS=5. */
const CLIENTS = Number(process.env['BOOKING_CLIENTS'] ?? 60)
const SLOTS = Number(process.env['BOOKING_SLOTS'] ?? 12)
const KILLS = Number(process.env['BOOKING_KILLS'] ?? 1)
const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const QUARTER = 15
const PATIENCE_MS = 30_000
/** The day that all of them want: far enough for every slot to be offered. */
const DAY = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

type Told = { acknowledged: string } | { lost: true }

it('many fight for few slots while a server is killed: no overlap, nothing lost, everybody told', async (t) => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  await using folder = await temporaryFolder()
  const database = await openPostgres(place.url)
  try {
    const { db } = database
    const workspaceId = await setUpWorkspace(db, {
      leads: Array.from({ length: CLIENTS }, (_, n) => ({ number: `${n + 1}` })),
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
    const ports = [await freePort(), await freePort()]
    const origins = ports.map((port) => `http://127.0.0.1:${port}`)
    const serve = async (port: number) =>
      startServe(
        ['--port', `${await freePort()}`, '--platform-port', `${port}`, '--data', folder.path],
        {
          env: {
            DATABASE_URL: place.url,
            SESSIONFRAME_SECRET: SECRET,
            SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
          },
        },
      )
    const [steady, mortal] = await Promise.all(ports.map(serve))
    assert.ok(steady && mortal)
    let dying: Serving = mortal
    const ctx = await openContext(db, { secret: SECRET, url: origins[0] ?? '' })
    const [type] = await listAppointmentTypes(db, workspaceId)
    assert.ok(type)
    const tokens: string[] = []
    for (let n = 1; n <= CLIENTS; n++) {
      const wanted = { workspaceId, lead: `${n}`, appointmentType: type.id, reuse: false }
      // oxlint-disable-next-line no-await-in-loop -- as many at once would be another test
      tokens.push(tokenOf((await startAppointmentSession(ctx, wanted)).publicUrl))
    }

    /** Answers that have come, of all clients. */
    let answers = 0
    /** Questions that came to nothing. */
    let cutOff = 0
    let killAt = Infinity
    let killed: Promise<unknown> = Promise.resolve()
    const ask = async (token: string, what: string, body: object): Promise<Response> => {
      for (let attempt = 0; ; attempt++) {
        const origin = origins[Math.floor(Math.random() * origins.length)]
        try {
          // The next attempt is for when this one came to nothing.
          // oxlint-disable-next-line no-await-in-loop
          const response = await fetch(`${origin}/appointments/book/${token}/${what}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
            body: JSON.stringify(body),
            signal: AbortSignal.timeout(PATIENCE_MS),
          })
          // oxlint-disable-next-line no-await-in-loop
          const text = await response.text()
          answers += 1
          if (answers >= killAt) {
            killAt = Infinity
            killed = dying.stop('SIGKILL')
          }
          return new Response(text, { status: response.status })
        } catch (error) {
          // Killed before it answered, or not there: whether it was booked, only the same key tells.
          cutOff += 1
          if (attempt > 500) throw error
          // oxlint-disable-next-line no-await-in-loop
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    }

    /** Wants one of these slots after another, until one is his or none is left. */
    const client = async (
      token: string,
      index: number,
      wanted: readonly string[],
    ): Promise<Told> => {
      let start = anyOf(wanted) ?? ''
      for (;;) {
        // Every other one holds the slot first, as the page does.
        // oxlint-disable-next-line no-await-in-loop
        const held = index % 2 === 0 ? await ask(token, 'hold', { start }) : null
        const isRefused = held?.status === 409
        const answer = isRefused
          ? held
          : // oxlint-disable-next-line no-await-in-loop
            await ask(token, 'confirm', { start, confirmKey: `${token}-${start}` })
        if (answer.status === 200) {
          // oxlint-disable-next-line no-await-in-loop
          const booked = (await answer.json()) as BookingConfirmed
          assert.equal(booked.start, start)
          return { acknowledged: start }
        }
        assert.equal(answer.status, 409, 'who loses is told')
        // oxlint-disable-next-line no-await-in-loop
        const { code, slots } = (await answer.json()) as SlotTaken
        assert.equal(code, 'slot-taken')
        assert.ok(!slots.some((slot) => slot.start === start), 'what is taken is not offered')
        const next = anyOf(slots.map((slot) => slot.start).filter((one) => wanted.includes(one)))
        if (next === undefined) return { lost: true }
        start = next
      }
    }

    const told: Told[] = []
    const rounds = KILLS + 1
    for (let round = 0; round < rounds; round++) {
      const mine = tokens.filter((_, n) => n % rounds === round)
      const isLast = round === rounds - 1
      // Each round has slots of its own: else the first would take all, and later kills hit none who may win.
      const slots = Array.from({ length: SLOTS }, (_, n) => n).filter((n) => n % rounds === round)
      const wanted = slots.map(instant)
      // While they are being booked: each takes an answer at least.
      if (!isLast) killAt = answers + 1 + Math.floor(Math.random() * slots.length)
      // oxlint-disable-next-line no-await-in-loop -- a round after the other
      told.push(...(await Promise.all(mine.map((token, n) => client(token, n, wanted)))))
      if (isLast) break
      // oxlint-disable-next-line no-await-in-loop
      assert.equal(await killed, 'SIGKILL')
      // oxlint-disable-next-line no-await-in-loop
      dying = await serve(ports[1] ?? 0)
    }

    const { rows } = await sql<{ overlaps: string }>`
      select count(*) as overlaps from occupancy a join occupancy b
        on a.host_id = b.host_id and a.booking_id < b.booking_id and a.during && b.during`.execute(
      db,
    )
    assert.equal(rows[0]?.overlaps, '0')
    const booked = await db
      .selectFrom('booking')
      .select('starts_at')
      .where('status', '=', 'confirmed')
      .orderBy('starts_at')
      .execute()
    const acknowledged = told.flatMap((one) => ('acknowledged' in one ? [one.acknowledged] : []))
    assert.deepEqual(
      booked.map((row) => row.starts_at.toISOString()),
      acknowledged.map((start) => new Date(start).toISOString()).toSorted(),
      'what was acknowledged is booked, and nothing else is',
    )
    assert.equal(booked.length, Math.min(SLOTS, CLIENTS), 'no slot was left to nobody')
    assert.equal(told.length, CLIENTS)
    t.diagnostic(
      `${CLIENTS} clients, ${booked.length} slots, ${KILLS} kills, ${answers} answers, ${cutOff} cut off`,
    )
    assert.equal(await steady.stop(), 0)
    await dying.stop()
  } finally {
    await database.close()
  }
})

function anyOf(starts: readonly string[]): string | undefined {
  return starts[Math.floor(Math.random() * starts.length)]
}

/** `HH:MM` so many minutes after midnight. */
function clock(minutes: number): string {
  const two = (part: number) => `${part}`.padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function instant(slot: number): string {
  return `${DAY}T${clock(slot * QUARTER)}:00Z`
}
