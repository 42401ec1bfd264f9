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
  // The key is the idempotency key: of one piece of news, nobody gets two mails.
  `create table booking_mail (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    booking_id uuid not null references booking (id) on delete cascade,
    news text not null check (news in ('booked', 'pending', 'rescheduled', 'cancelled', 'declined')),
    state text not null default 'queued' check (state in ('queued', 'sent', 'dropped', 'failed')),
    attempts integer not null default 0,
    failure text,
    decided_at timestamptz not null,
    settled_at timestamptz,
    check ((state = 'queued') = (settled_at is null)),
    unique (booking_id, news)
  )`,
  `create index on booking_mail (workspace_id)`,
])

/** What visitors are written about their bookings, carried by pg-boss. */
export const bookingMails: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`select pgboss.create_queue('booking-mail', ${JSON.stringify(QUEUE)}::jsonb)`.execute(
      db,
    )
    await tables.up(db)
  },
}
