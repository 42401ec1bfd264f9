import { runStatements } from './run-statements.ts'

export const appointments = runStatements([
  // An exclusion constraint over a uuid and a range needs uuid in GiST.
  // https://www.postgresql.org/docs/current/btree-gist.html
  `create extension if not exists btree_gist`,
  `create table host (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name text not null,
    time_zone text not null,
    unique (workspace_id, name) deferrable initially deferred
  )`,
  `create table availability_rule (
    host_id uuid not null references host (id) on delete cascade,
    workspace_id uuid not null references workspace (id),
    weekday smallint not null check (weekday between 1 and 7),
    starts text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' or ends = '24:00'),
    primary key (host_id, weekday, starts),
    check (ends collate "C" > starts collate "C")
  )`,
  `create index on availability_rule (workspace_id)`,
  `create table appointment_type (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    title text not null,
    lead_group_id uuid references lead_group (id),
    duration integer not null check (duration > 0),
    step integer not null check (step > 0),
    minimum_notice integer not null check (minimum_notice >= 0),
    buffer_before integer not null check (buffer_before >= 0),
    buffer_after integer not null check (buffer_after >= 0),
    horizon_days integer not null check (horizon_days >= 0),
    closes_after_minutes integer not null check (closes_after_minutes > 0),
    location text,
    created_at timestamptz not null default now(),
    modified_at timestamptz not null default now(),
    unique (workspace_id, title) deferrable initially deferred
  )`,
  `create index on appointment_type (lead_group_id)`,
  `create table appointment_type_host (
    appointment_type_id uuid not null references appointment_type (id) on delete cascade,
    host_id uuid not null references host (id),
    workspace_id uuid not null references workspace (id),
    position integer not null,
    primary key (appointment_type_id, host_id)
  )`,
  `create index on appointment_type_host (host_id)`,
  `create index on appointment_type_host (workspace_id)`,
  `create table appointment_session (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    token_hash text not null unique,
    counter integer not null,
    appointment_type_id uuid not null references appointment_type (id),
    lead_id uuid not null references lead (id),
    created_at timestamptz not null,
    closes_at timestamptz not null,
    completed_at timestamptz
  )`,
  `create index on appointment_session (workspace_id)`,
  `create index on appointment_session (appointment_type_id)`,
  `create index on appointment_session (lead_id, appointment_type_id, created_at desc)`,
  `create table booking (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    session_id uuid not null references appointment_session (id),
    host_id uuid not null references host (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    status text not null check (status in ('held', 'confirmed')),
    hold_expires_at timestamptz,
    confirm_key text,
    created_at timestamptz not null default now(),
    confirmed_at timestamptz,
    check (ends_at > starts_at),
    check ((status = 'held') = (hold_expires_at is not null)),
    check ((status = 'confirmed') = (confirm_key is not null and confirmed_at is not null))
  )`,
  `create unique index on booking (session_id)`,
  `create index on booking (workspace_id)`,
  `create index on booking (host_id, hold_expires_at) where status = 'held'`,
  // now() may not stand in an index predicate: who takes a slot deletes the
  // holds that have run out first, and the constraint decides about the rest.
  `create table occupancy (
    booking_id uuid primary key references booking (id) on delete cascade,
    workspace_id uuid not null references workspace (id),
    host_id uuid not null references host (id),
    during tstzrange not null check (not isempty(during)),
    starts_at timestamptz generated always as (lower(during)) stored,
    ends_at timestamptz generated always as (upper(during)) stored,
    constraint occupancy_once exclude using gist (host_id with =, during with &&)
  )`,
  `create index on occupancy (workspace_id)`,
])
