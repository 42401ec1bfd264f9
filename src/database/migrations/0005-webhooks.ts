import { runStatements } from './run-statements.ts'

export const webhooks = runStatements([
  `create table webhook (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    url text not null,
    events text[] not null,
    enabled boolean not null,
    sealed_secret text not null,
    created_at timestamptz not null default now(),
    modified_at timestamptz not null default now(),
    unique (workspace_id, url)
  )`,
  `create table webhook_event (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    type text not null,
    body text not null,
    created_at timestamptz not null
  )`,
  `create index on webhook_event (workspace_id, created_at)`,
  `create index on webhook_event (created_at)`,
  `create table webhook_delivery (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    event_id uuid not null references webhook_event (id) on delete cascade,
    webhook_id uuid not null references webhook (id) on delete cascade,
    state text not null check (state in ('waiting', 'delivered', 'given-up')),
    attempts integer not null,
    due_at timestamptz not null,
    unique (event_id, webhook_id)
  )`,
  `create index on webhook_delivery (due_at) where state = 'waiting'`,
  `create index on webhook_delivery (webhook_id)`,
  `create index on webhook_delivery (workspace_id)`,
  `create table webhook_attempt (
    delivery_id uuid not null references webhook_delivery (id) on delete cascade,
    number integer not null,
    workspace_id uuid not null references workspace (id),
    at timestamptz not null,
    ms integer not null,
    status integer,
    failure text,
    primary key (delivery_id, number)
  )`,
  `create index on webhook_attempt (workspace_id)`,
])
