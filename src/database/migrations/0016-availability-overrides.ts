import { runStatements } from './run-statements.ts'

/** Hours that end on the next day, and what single days have instead of their weekday's. */
export const availabilityOverrides = runStatements([
  `alter table availability_rule
    drop constraint availability_rule_check,
    add check (ends <> starts)`,
  `create table availability_override (
    host_id uuid not null references host (id) on delete cascade,
    workspace_id uuid not null references workspace (id),
    day text not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    hours jsonb not null,
    primary key (host_id, day)
  )`,
  `create index on availability_override (workspace_id)`,
])
