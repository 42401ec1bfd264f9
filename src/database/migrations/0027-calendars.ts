import { runStatements } from './run-statements.ts'

/** Calendars of hosts elsewhere, and when those are busy by them. */
export const calendars = runStatements([
  `create table host_calendar (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    host_id uuid not null references host (id) on delete cascade,
    sealed_url text not null,
    etag text,
    last_modified text,
    due_at timestamptz not null,
    expanded_at timestamptz,
    failure text
  )`,
  `create index on host_calendar (due_at)`,
  `create index on host_calendar (host_id)`,
  `create index on host_calendar (workspace_id)`,
  `create table host_busy (
    calendar_id uuid not null references host_calendar (id) on delete cascade,
    workspace_id uuid not null references workspace (id),
    host_id uuid not null references host (id) on delete cascade,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (calendar_id, starts_at),
    check (ends_at > starts_at)
  )`,
  `create index on host_busy (host_id, ends_at)`,
  `create index on host_busy (workspace_id)`,
])
