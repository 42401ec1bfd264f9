import { runStatements } from './run-statements.ts'

export const tenants = runStatements([
  `create table workspace (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    last_lead_number bigint not null default 0,
    created_at timestamptz not null default now()
  )`,
  `create table site (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    origin text not null,
    unique (workspace_id, origin)
  )`,
  `create table access_key (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name text not null,
    hash text not null unique,
    permissions text[] not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
  )`,
  `create index on access_key (workspace_id)`,
  `create table signing_key (
    id uuid primary key,
    purpose text not null,
    sealed text not null,
    public_jwk jsonb,
    created_at timestamptz not null default now(),
    retired_at timestamptz
  )`,
  `create unique index on signing_key (purpose) where retired_at is null`,
  // Checked at the end of the transaction, so that two groups can swap their names.
  `create table lead_group (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name text not null,
    fields text[] not null,
    unique (workspace_id, name) deferrable initially deferred
  )`,
  `create table lead (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    number bigint not null check (number > 0),
    lead_group_id uuid references lead_group (id),
    values jsonb not null,
    created_at timestamptz not null default now(),
    modified_at timestamptz not null default now(),
    unique (workspace_id, number)
  )`,
  `create index on lead (lead_group_id)`,
])
