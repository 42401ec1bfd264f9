import { runStatements } from './run-statements.ts'

/**
 * What leads did, in the order in which it was heard, and by what they are known
 * where events come from. Properties are `json`: `jsonb` refuses U+0000.
 */
export const events = runStatements([
  `alter table lead
    add column external_id text,
    add column anonymous_id text,
    add column time_zone text,
    add column suppressed boolean not null default false`,
  `create unique index on lead (workspace_id, external_id)`,
  `create unique index on lead (workspace_id, anonymous_id)`,
  // By hash: nobody bounds what somebody writes into a field, and a B-tree takes 2,704 bytes.
  `create index on lead using hash (lower(values ->> 'email'))`,
  `create table event (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    lead_id uuid not null references lead (id),
    name text not null,
    props json not null,
    occurred_at timestamptz not null,
    received_seq bigint generated always as identity unique,
    message_id text not null,
    unique (workspace_id, message_id)
  )`,
  `create index on event (lead_id, name, received_seq)`,
  `create index on event (lead_id, received_seq)`,
])
