import { runStatements } from './run-statements.ts'

export const forms = runStatements([
  `create table form (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    lead_group_id uuid references lead_group (id),
    template_name text not null,
    closes_after_minutes integer check (closes_after_minutes > 0),
    current_seq integer not null,
    created_at timestamptz not null default now(),
    modified_at timestamptz not null default now(),
    unique (workspace_id, template_name) deferrable initially deferred
  )`,
  `create index on form (lead_group_id)`,
  `create table form_version (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    form_id uuid not null references form (id),
    seq integer not null,
    definition jsonb not null,
    created_at timestamptz not null default now(),
    unique (form_id, seq)
  )`,
  `create index on form_version (workspace_id)`,
  `create table form_session (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    token_hash text not null unique,
    counter integer not null,
    form_id uuid not null references form (id),
    form_version_id uuid not null references form_version (id),
    lead_id uuid not null references lead (id),
    public boolean not null,
    page integer not null check (page > 0),
    values jsonb not null,
    rev integer not null,
    submit_key text,
    created_at timestamptz not null,
    modified_at timestamptz not null,
    closes_at timestamptz,
    completed_at timestamptz,
    check ((completed_at is null) = (submit_key is null))
  )`,
  `create index on form_session (workspace_id)`,
  `create index on form_session (form_version_id)`,
  // Finds the newest open session of a lead, which is given again.
  `create index on form_session (lead_id, form_id, created_at desc)`,
  `create index on form_session (form_id)`,
])
