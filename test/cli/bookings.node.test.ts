import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { listAppointmentTypes } from '../../src/platform/appointments/appointment-type-store.ts'
import { confirmBooking } from '../../src/platform/appointments/confirm-booking.ts'
import type { ListedBooking } from '../../src/platform/appointments/list-bookings-store.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { setUpWorkspace, tokenOf } from '../platform/platform-fixture.ts'

const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const DAY = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

it('bookings are listed, approved, declined and cancelled by commands', async () => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  const { db, close } = await openPostgres(place.url)
  await using _closed = { [Symbol.asyncDispose]: close }
  const workspaceId = await setUpWorkspace(db, {
    leads: [{ number: '1' }, { number: '2' }, { number: '3' }],
    hosts: [
      {
        name: 'Hal',
        timeZone: 'UTC',
        availability: [],
        overrides: [{ date: DAY, hours: [{ start: '09:00', end: '10:30' }] }],
      },
    ],
    appointmentTypes: [
      { title: 'A\ttalk', hosts: ['Hal'], duration: 30, step: 30, approval: 'owner' },
    ],
  })
  const ctx = await openContext(db, { secret: SECRET, url: 'https://pages.example.test' })
  const [type] = await listAppointmentTypes(db, workspaceId)
  assert.ok(type)
  for (const [lead, time] of [
    ['1', '09:00'],
    ['2', '09:30'],
    ['3', '10:00'],
  ] as const) {
    const wanted = { workspaceId, lead, appointmentType: type.id, reuse: false }
    // oxlint-disable-next-line no-await-in-loop -- in this order
    const token = tokenOf((await startAppointmentSession(ctx, wanted)).publicUrl)
    const start = `${DAY}T${time}:00Z`
    // oxlint-disable-next-line no-await-in-loop
    await confirmBooking(ctx, token, { start, confirmKey: 'k' })
  }
  const env = { DATABASE_URL: place.url, SESSIONFRAME_SECRET: SECRET }
  const run = (...args: string[]) => runCommand(['bookings', ...args], { env })

  const listed = await run('list', '--json')
  assert.equal(listed.code, 0, listed.stderr)
  const [one, two, three] = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ListedBooking)
  assert.deepEqual([one?.lead, one?.status, two?.lead], ['1', 'pending', '2'])
  assert.ok(one && two && three)

  const approved = await run('approve', one.id)
  assert.equal(approved.stdout, `approved: ${one.id}\n`, approved.stderr)
  const line = (await run('list', '--limit', '1')).stdout
  assert.equal(line, `${DAY}T09:00:00.000Z\tconfirmed\tA talk\tHal\tlead 1\t${one.id}\n`)

  const declined = await run('decline', three.id, one.id, '--reason', 'Full')
  assert.deepEqual([declined.code, declined.stdout], [1, `declined: ${three.id}\n`])
  assert.ok(declined.stderr.includes(`${one.id}: This booking was approved already.`))
  const late = await run('approve', three.id)
  assert.deepEqual([late.code, late.stdout], [1, ''])
  assert.ok(late.stderr.includes(`${three.id}: This booking is declined.`), late.stderr)

  await db
    .updateTable('booking')
    .set({ starts_at: new Date(Date.now() - 60_000) })
    .where('id', '=', two.id)
    .execute()
  const begun = await run('approve', two.id)
  assert.match(begun.stderr, /The appointment would have begun already\./)

  const cancelled = await run('cancel', one.id, two.id, crypto.randomUUID(), '--reason', 'Ill')
  assert.equal(cancelled.code, 1)
  assert.equal(cancelled.stdout, `cancelled: ${one.id}\ndeclined: ${two.id}\n`)
  assert.match(cancelled.stderr, /: There is no such booking\.$/m)
  const none = await run('list')
  assert.deepEqual([none.stdout, none.code], ['', 0])
})
