import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../src/database/migrations/all.ts'
import { openTestDatabase } from '../harness/databases.ts'

for (const kind of ['pglite', 'postgres'] as const) {
  it(`keeps types and bookings that were made before seats and several hosts, on ${kind}`, async () => {
    await using opened = await openTestDatabase(kind)
    const { db } = opened
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const before = await migrator.migrateTo('0023-journey-blocks')
    assert.equal(before.error, undefined)
    const id = crypto.randomUUID()
    for (const statement of [
      sql`insert into workspace (id, slug, name) values (${id}, 'w', 'W')`,
      sql`insert into lead (id, workspace_id, number, values) values (${id}, ${id}, 1, '{}')`,
      sql`insert into host (id, workspace_id, name, time_zone) values (${id}, ${id}, 'H', 'UTC')`,
      sql`insert into appointment_type (id, workspace_id, title, duration, step, minimum_notice,
        buffer_before, buffer_after, horizon_days, closes_after_minutes)
        values (${id}, ${id}, 'T', 45, 15, 0, 0, 0, 60, 60)`,
      sql`insert into appointment_session (id, workspace_id, token_hash, counter, appointment_type_id,
        lead_id, created_at, closes_at) values (${id}, ${id}, 'h', 1, ${id}, ${id}, now(), now())`,
      sql`insert into booking (id, workspace_id, session_id, host_id, starts_at, ends_at, status,
        confirm_key, confirmed_at) values (${id}, ${id}, ${id}, ${id}, '2026-11-23T09:00Z',
        '2026-11-23T09:45Z', 'confirmed', 'k', now())`,
      sql`insert into occupancy (booking_id, workspace_id, host_id, during)
        values (${id}, ${id}, ${id}, '[2026-11-23T09:00Z,2026-11-23T09:45Z)')`,
    ]) {
      await statement.execute(db)
    }
    const after = await migrator.migrateToLatest()
    assert.equal(after.error, undefined)
    const type = await db.selectFrom('appointment_type').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([type.durations, type.seats, type.host_choice], [[45], 1, 'any'])
    const booking = await db.selectFrom('booking').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([booking.appointment_type_id, booking.other_host_ids], [id, []])
    const taken = await db.selectFrom('occupancy').selectAll().executeTakeFirstOrThrow()
    assert.equal(taken.share_key, id)
  })
}
