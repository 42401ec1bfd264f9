import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../src/database/migrations/all.ts'
import { openTestDatabase } from '../harness/databases.ts'

for (const kind of ['pglite', 'postgres'] as const) {
  for (const days of [
    [],
    ['2024-01-31', '2025-12-31', '2026-11-01'],
    ['2026-11-01', '2071-05-05'],
  ]) {
    it(`keeps the log of data fields, of ${days.join(', ') || 'nobody'}, on ${kind}`, async () => {
      await using opened = await openTestDatabase(kind)
      const { db } = opened
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
      const before = await migrator.migrateTo('0042-appointment-questions')
      assert.equal(before.error, undefined)
      const [workspaceId, leadId] = [crypto.randomUUID(), crypto.randomUUID()]
      await sql`insert into workspace (id, slug, name) values (${workspaceId}, 'w', 'W')`.execute(
        db,
      )
      await sql`insert into lead (id, workspace_id, number, values)
        values (${leadId}, ${workspaceId}, 1, '{}')`.execute(db)
      const log = (day: string) =>
        sql`
        insert into lead_value_change (workspace_id, lead_id, data_field, became, source, changed_at)
        values (${workspaceId}, ${leadId}, ${day}, '1', 'program', ${day})`.execute(db)
      // oxlint-disable-next-line no-await-in-loop -- in their order
      for (const day of days) await log(day)
      const after = await migrator.migrateToLatest()
      assert.equal(after.error, undefined)
      await log('2026-12-24')
      const rows = await db
        .selectFrom('lead_value_change')
        .select(['id', 'data_field'])
        .orderBy('id')
        .execute()
      assert.deepEqual(
        rows.map((row) => [row.id, row.data_field]),
        [...days, '2026-12-24'].map((day, index) => [`${index + 1}`, day]),
      )
    })
  }
}
