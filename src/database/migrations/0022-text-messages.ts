import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './run-statements.ts'

/** As those of the other effects: see 0017-effects.ts. */
const QUEUE = {
  policy: 'standard',
  deadLetter: 'failed',
  retryLimit: 10,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 14_400,
  expireInSeconds: 120,
}

const kinds = runStatements([
  `alter table effect
    drop constraint effect_kind_check,
    add constraint effect_kind_check check (kind in ('mail', 'webhook', 'sms'))`,
])

/** Steps may send text messages. */
export const textMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`select pgboss.create_queue('sms', ${JSON.stringify(QUEUE)}::jsonb)`.execute(db)
    await kinds.up(db)
  },
}
