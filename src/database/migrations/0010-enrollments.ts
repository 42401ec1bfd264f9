import { runStatements } from './run-statements.ts'

/**
 * Who is inside which journey. `entry_key` tells the runs of one lead apart:
 * empty where a journey is entered once, or once at a time; `rotation` counts them.
 */
export const enrollments = runStatements([
  `create table enrollment (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    journey_id uuid not null references journey (id) on delete cascade,
    version_id uuid not null,
    lead_id uuid not null references lead (id),
    entry_key text not null default '',
    rotation integer not null default 1 check (rotation > 0),
    status text not null default 'active'
      check (status in ('active', 'completed', 'stopped', 'abandoned', 'failed')),
    current_node_id uuid,
    step_no integer not null default 0 check (step_no >= 0),
    exit_reason text,
    enrolled_at timestamptz not null,
    ended_at timestamptz,
    check ((status = 'active') = (ended_at is null)),
    check (status <> 'active' or exit_reason is null),
    foreign key (journey_id, version_id) references journey_version (journey_id, id),
    unique (journey_id, lead_id, entry_key, rotation)
  )`,
  // Whatever the rotation says, nobody is inside twice.
  `create unique index on enrollment (journey_id, lead_id, entry_key) where status = 'active'`,
  `create index on enrollment (journey_id, id)`,
  `create index on enrollment (journey_id, enrolled_at, status)`,
  `create index on enrollment (journey_id, current_node_id) where status = 'active'`,
  `create index on enrollment (lead_id)`,
  `create index on enrollment (workspace_id)`,
])
