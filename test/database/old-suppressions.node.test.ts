import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../src/database/migrations/all.ts'
import { openTestDatabase } from '../harness/databases.ts'

/** What is in the log of somebody, in order, and what stops his mails by that. */
const LEADS: { log: (string | null)[]; suppressed?: boolean; deleted?: boolean; stop?: string }[] =
  [
    { log: ['bounced'], stop: 'bounced' },
    { log: ['complained'], stop: 'complained' },
    { log: ['unsubscribed'] },
    // A journey did it, which gave no reason.
    { log: [null] },
    { log: [] },
    // The last word counts.
    { log: ['bounced', 'complained'], stop: 'complained' },
    { log: ['complained', 'unsubscribed'] },
    // Gets mails again.
    { log: ['bounced'], suppressed: false },
    { log: ['bounced'], deleted: true },
  ]

for (const kind of ['pglite', 'postgres'] as const) {
  it(`knows of whom was suppressed before what stops his mails, on ${kind}`, async () => {
    await using opened = await openTestDatabase(kind)
    const { db } = opened
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const before = await migrator.migrateTo('0032-reached-pages')
    assert.equal(before.error, undefined)
    const workspaceId = crypto.randomUUID()
    await sql`insert into workspace (id, slug, name) values (${workspaceId}, 'w', 'W')`.execute(db)
    const ids: string[] = []
    for (const [at, { log, suppressed = true, deleted = false }] of LEADS.entries()) {
      const id = crypto.randomUUID()
      ids.push(id)
      // oxlint-disable no-await-in-loop -- the log is in order
      await sql`insert into lead (id, workspace_id, number, values, suppressed, deleted_at)
        values (${id}, ${workspaceId}, ${at + 1}, '{}', ${suppressed}, ${deleted ? new Date() : null})`.execute(
        db,
      )
      for (const reason of log) {
        const props = JSON.stringify(reason === null ? {} : { reason })
        await sql`insert into event (id, workspace_id, lead_id, name, props, occurred_at, message_id)
          values (${crypto.randomUUID()}, ${workspaceId}, ${id}, 'lead.suppressed', ${props}, now(),
            ${crypto.randomUUID()})`.execute(db)
      }
      // oxlint-enable no-await-in-loop
    }
    // What another event says means nothing here.
    await sql`insert into event (id, workspace_id, lead_id, name, props, occurred_at, message_id)
      values (${crypto.randomUUID()}, ${workspaceId}, ${ids[2]}, 'own.event',
        '{"reason":"bounced"}', now(), 'm')`.execute(db)
    const after = await migrator.migrateToLatest()
    assert.equal(after.error, undefined)
    const rows = await db.selectFrom('lead').select(['id', 'mail_stop']).execute()
    const stops = new Map(rows.map((row) => [row.id, row.mail_stop]))
    assert.deepEqual(
      ids.map((id) => stops.get(id)),
      LEADS.map(({ stop }) => stop ?? null),
    )
  })
}
