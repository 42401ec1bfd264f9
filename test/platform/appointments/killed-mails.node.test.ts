import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'node:test'
import { migrateToLatest } from '../../../src/database/migrate.ts'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import { childNode } from '../../harness/child-node.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'

const CHILD = join(import.meta.dirname, 'book-and-mail.ts')
const BOOKINGS = 16
const KILLS = 3
/** Longer than the worker waits from one look to the next, so that it is killed before, while and after it sends. */
const LATEST_MS = 1200
const PATIENCE_MS = 120_000
const HOST = 'hal@hosts.example.test'
/** A Monday, as the tests' clock has it; a quarter of an hour each. */
const startOf = (n: number) => new Date(Date.UTC(2026, 10, 23, 9, n * 15)).toISOString()

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`a process that is killed at any time, on ${kind}`, () => {
    it('has every booking that it acknowledged written about, to visitor and host', async (t) => {
      await using folder = await temporaryFolder()
      await using server = await findPostgresServer()
      await using database = await migratedDatabase(server.url)
      await using smtp = await smtpServer()
      const place = kind === 'postgres' ? database.url : folder.path
      const wanted = await setUp(place)
      const acknowledged = new Set<string>()
      const arrived = () => new Set(smtp.mails.map(({ parsed }) => parsed.messageId))

      let late = 0
      for (let round = 0; round <= KILLS; round++) {
        const left = wanted.filter(([token]) => !acknowledged.has(token))
        const child = childNode(CHILD, [place, smtp.url, JSON.stringify(left)])
        const isLast = round === KILLS
        // The first one dies when the server has read a mail and has not said yes; others whenever it comes.
        smtp.behave = () =>
          round > 0 ? null : child.kill().then(() => ({ code: 451, text: 'nobody hears it' }))
        const share = Math.ceil(left.length / (KILLS - round + 1))
        const stopAfter = Math.min(left.length, 1 + Math.floor(Math.random() * share))
        // oxlint-disable no-await-in-loop -- one process after the other, and line by line
        for (
          let heard = 0;
          isLast ? heard < left.length : round === 0 || heard < stopAfter;
          heard++
        ) {
          const line = await child.lines.next()
          if (line.done) break
          acknowledged.add(line.value)
        }
        if (isLast) {
          await until(() => arrived().size >= 2 * BOOKINGS)
          process.kill(child.pid, 'SIGTERM')
        } else {
          if (round > 0) await sleep(Math.random() * LATEST_MS)
          late += Math.max(0, 2 * acknowledged.size - arrived().size)
          await child.kill()
        }
        assert.equal(await child.exit, isLast ? 0 : null)
        // oxlint-enable no-await-in-loop
      }

      assert.equal(acknowledged.size, BOOKINGS)
      const reopened = await open(place)
      const rows = await reopened.db
        .selectFrom('booking_mail')
        .select(['id', 'host_id', 'state'])
        .execute()
      await reopened.close()
      assert.equal(rows.length, 2 * BOOKINGS, 'of one piece of news everybody gets one mail')
      assert.deepEqual(new Set(rows.map(({ state }) => state)), new Set(['sent']))
      const of = (id: string | undefined) => rows.find((row) => id?.startsWith(`<${row.id}.`))
      const recipients = new Map<string, Set<string>>()
      for (const { to, parsed } of smtp.mails) {
        const row = of(parsed.messageId)
        assert.ok(row, 'no mail is of anything else')
        assert.equal(to.join() === HOST, row.host_id !== null)
        recipients.set(row.id, (recipients.get(row.id) ?? new Set()).add(to.join()))
      }
      assert.equal(recipients.size, 2 * BOOKINGS, 'none is lost')
      for (const whom of recipients.values()) assert.equal(whom.size, 1)
      const visitors = new Set([...recipients.values()].flatMap((whom) => [...whom]))
      assert.equal(visitors.size, BOOKINGS + 1)
      // Whoever dies between the server's yes and the mark has it sent again, ten at once and twice.
      const again = smtp.mails.length - recipients.size
      assert.ok(again <= KILLS * 20, `${again} mails came again`)
      assert.ok(late > 0, 'it was killed while mails were still to be sent')
      t.diagnostic(`${KILLS} kills, ${late} mails not sent by then, ${again} sent again`)
    })
  })
}

function open(place: string) {
  return place.startsWith('postgres') ? openPostgres(place) : openPglite(place)
}

/** Sessions, each with a time of its own. */
async function setUp(place: string): Promise<[token: string, start: string][]> {
  const { db, close } = await open(place)
  await migrateToLatest(db)
  const numbers = Array.from({ length: BOOKINGS }, (_, n) => `${n + 1}`)
  const workspaceId = await setUpWorkspace(db, {
    leads: numbers.map((number) => ({
      number,
      values: { email: `visitor-${number}@example.test` },
    })),
    hosts: [
      {
        name: 'Hal',
        timeZone: 'UTC',
        email: HOST,
        availability: [{ weekday: 1, start: '09:00', end: '17:00' }],
      },
    ],
    appointmentTypes: [{ title: 'Talk', hosts: ['Hal'], duration: 15, step: 15 }],
  })
  const ctx = await testContext(db)
  const [type] = await listAppointmentTypes(db, workspaceId)
  const tokens: [string, string][] = []
  for (const [n, lead] of numbers.entries()) {
    const wanted = { workspaceId, lead, appointmentType: type!.id, reuse: false }
    // oxlint-disable-next-line no-await-in-loop -- in this order
    tokens.push([tokenOf((await startAppointmentSession(ctx, wanted)).publicUrl), startOf(n)])
  }
  await close()
  return tokens
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !holds();) {
    assert.ok(Date.now() < end, 'mails are missing')
    // oxlint-disable-next-line no-await-in-loop -- it waits
    await sleep(50)
  }
}
