import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './run-statements.ts'

/** As those of effects: see 0017-effects.ts. */
const QUEUE = {
  policy: 'standard',
  deadLetter: 'failed',
  retryLimit: 10,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 14_400,
  expireInSeconds: 120,
}

const tables = runStatements([
  // A session is submitted once, and of that there is one copy.
  `create table answers_mail (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    session_id uuid not null unique references form_session (id) on delete cascade,
    words text,
    locale text not null,
    state text not null default 'queued' check (state in ('queued', 'sent', 'dropped', 'failed')),
    round integer not null default 1,
    attempts integer not null default 0,
    failure text,
    decided_at timestamptz not null,
    settled_at timestamptz,
    check ((state = 'queued') = (settled_at is null))
  )`,
  `create index on answers_mail (workspace_id)`,
  `create index on answers_mail (workspace_id, settled_at) where state = 'failed'`,
])

/** Copies of their answers that visitors are sent, carried by pg-boss. */
export const answersMails: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`select pgboss.create_queue('answers-mail', ${JSON.stringify(QUEUE)}::jsonb)`.execute(
      db,
    )
    await tables.up(db)
  },
}
