import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { confirmBooking } from '../../src/platform/appointments/confirm-booking.ts'
import { submitForm } from '../../src/platform/sessions/submit-form.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { tokenOf } from '../platform/platform-fixture.ts'
import { FIELDS } from '../platform/sessions/form-file.ts'
import { assertUnbroken, brokenInvariants } from './invariants.ts'
import { openScene } from './scene.ts'

it('the invariants see what is lost, what is there twice and what is half done', async () => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  const options = { origin: 'https://pages.example.test', forms: 2, times: 2, bookers: 2 }
  const webhook = 'http://127.0.0.1:9/hook'
  await using scene = await openScene(place.url, { ...options, webhook, mails: true })
  const { db, ctx, forms, bookings, times } = scene
  for (const { link } of forms) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await submitForm(ctx, tokenOf(link), { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } })
  }
  for (const [n, { link }] of bookings.entries()) {
    // oxlint-disable-next-line no-await-in-loop
    await confirmBooking(ctx, tokenOf(link), { start: times[n] ?? '', confirmKey: 'k' })
  }
  await sql`update webhook_delivery set state = 'delivered'`.execute(db)
  await sql`update booking_mail set state = 'sent', settled_at = now()`.execute(db)
  await sql`delete from pgboss.job`.execute(db)
  const kept = forms.map(({ id }) => ({ id, typed: 'Ada', saves: 0 }))
  const booked = bookings.map(({ id }, n) => ({ id, start: times[n] ?? null }))
  const told = { kept, booked }
  assertUnbroken(await brokenInvariants(scene, told))

  const found = async (statement: string, claimed = told) => {
    await using trx = await transaction(db)
    await sql.raw(statement).execute(trx.db)
    const broken = await brokenInvariants({ ...scene, db: trx.db }, claimed)
    return Object.entries(broken).flatMap(([kind, all]) => (all.length > 0 ? [kind] : []))
  }
  const [first] = kept
  assert.ok(first)
  const moreSaves = { kept: [{ ...first, saves: 1 }], booked }
  const fewerBookings = { kept, booked: booked.slice(1) }
  const double = `insert into webhook_event select gen_random_uuid(), workspace_id, type, body, created_at
    from webhook_event where type = 'session.completed' limit 1`
  assert.deepEqual(await found('select 1', moreSaves), ['lost'])
  assert.deepEqual(await found('select 1', fewerBookings), ['twice'])
  assert.deepEqual(await found(`update form_session set values = '{}'`), ['lost'])
  assert.deepEqual(await found('update form_session set rev = rev + 1'), ['twice'])
  assert.deepEqual(await found('delete from booking_mail where host_id is not null'), ['lost'])
  assert.deepEqual(await found('delete from webhook_event'), ['lost'])
  assert.deepEqual(await found(double), ['twice'])
  assert.deepEqual(await found('update appointment_session set completed_at = null'), ['stuck'])
  assert.deepEqual(await found('delete from occupancy'), ['stuck'])
  assert.deepEqual(await found(`update webhook_delivery set state = 'waiting'`), ['stuck'])
  assert.deepEqual(await found(`delete from booking`), ['lost', 'stuck'])
})

/** Given up at the end. */
async function transaction(db: Parameters<typeof brokenInvariants>[0]['db']) {
  const trx = await db.startTransaction().execute()
  return { db: trx, [Symbol.asyncDispose]: () => trx.rollback().execute() }
}
