import { runStatements } from './run-statements.ts'

const RECORD = `
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  number bigint generated always as identity unique,
  name text not null`

/**
 * What Octeth's API names by number: users (workspaces), lists (lead groups),
 * e-mails, tags and custom fields; its sessions; and how often a caller called.
 */
export const octeth = runStatements([
  `alter table workspace add column number bigint generated always as identity unique`,
  `alter table lead_group add column number bigint generated always as identity unique`,
  `create table email (${RECORD}, subject text not null default '', html text not null default '')`,
  `create index on email (workspace_id)`,
  `create table tag (${RECORD}, unique (workspace_id, name))`,
  `create table custom_field (${RECORD}, unique (workspace_id, name))`,
  `create table user_session (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    hash text not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create index on user_session (workspace_id)`,
  // One row a caller, whose window begins with the first call after the one before it.
  `create table call_count (
    caller text primary key,
    since timestamptz not null,
    calls integer not null
  )`,
])
