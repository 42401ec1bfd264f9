import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './run-statements.ts'

/** For jobs that are sent before the first worker starts, which says it anew. */
const SETTINGS = {
  deadLetter: 'failed',
  retryLimit: 10,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 14_400,
  expireInSeconds: 120,
}

/** Jobs that ended badly for good go to the first one. */
const QUEUES = [{ name: 'failed' }, { name: 'mail', ...SETTINGS }, { name: 'webhook', ...SETTINGS }]

const tables = runStatements([
  // The key is the idempotency key: a step wants one of a kind.
  `create table effect (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    enrollment_id uuid not null,
    step_no integer not null,
    kind text not null check (kind in ('mail', 'webhook')),
    state text not null default 'queued' check (state in ('queued', 'sent', 'dropped', 'failed')),
    round integer not null default 1 check (round > 0),
    attempts integer not null default 0,
    failure text,
    decided_at timestamptz not null,
    settled_at timestamptz,
    check ((state = 'queued') = (settled_at is null)),
    foreign key (enrollment_id, step_no)
      references enrollment_step (enrollment_id, step_no) on delete cascade,
    unique (enrollment_id, step_no, kind)
  )`,
  `create index on effect (workspace_id)`,
  `create index on effect (workspace_id, settled_at) where state = 'failed'`,
])

/**
 * What steps set going beyond the database, and the tables of pg-boss, which
 * carries it. Those are in a schema of their own; when a newer pg-boss starts, it
 * changes them itself.
 */
export const effects: Migration = {
  async up(db: Kysely<unknown>) {
    const { getConstructionPlans } = await import('pg-boss')
    await sql.raw(withinTransaction(getConstructionPlans('pgboss'))).execute(db)
    for (const { name, ...options } of QUEUES) {
      const settings = JSON.stringify({ policy: 'standard', ...options })
      await sql`select pgboss.create_queue(${name}, ${settings}::jsonb)`.execute(db)
    }
    await tables.up(db)
  },
}

/** The plan brings a transaction of its own, whose end would be the end of ours. */
function withinTransaction(plan: string): string {
  const inner = /^\s*BEGIN;(.*)COMMIT;\s*$/s.exec(plan)?.[1]
  if (inner === undefined)
    throw new Error('pg-boss plans its tables in another way than 12.35 did.')
  return inner
}
