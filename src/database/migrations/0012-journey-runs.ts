import { runStatements } from './run-statements.ts'

/**
 * How enrollments move on: what each waits for and when it is due, the steps that
 * it took, and why leads were not let in.
 */
export const journeyRuns = runStatements([
  `alter table enrollment
    add column entered_seq bigint not null default 0,
    add column wake_at timestamptz,
    add column wait_until timestamptz,
    add column wait_event text,
    add column wait_since bigint,
    add column wait_session uuid,
    add column deadline_at timestamptz,
    add column held boolean not null default false,
    add column attempts integer not null default 0,
    add column due_at timestamptz generated always as (
      case when status = 'active' and not held then least(wake_at, deadline_at) end) stored,
    add check (status = 'active' or (wake_at is null and wait_until is null
      and wait_event is null and wait_session is null))`,
  `create index on enrollment (due_at) where due_at is not null`,
  // The primary key refuses a step that was taken already.
  `create table enrollment_step (
    enrollment_id uuid not null references enrollment (id) on delete cascade,
    step_no integer not null check (step_no > 0),
    node_id uuid not null,
    outcome text not null,
    branch text,
    at timestamptz not null,
    primary key (enrollment_id, step_no)
  )`,
  // One row a reason, however often: a page that is viewed a thousand times refuses a thousand times.
  `create table enrollment_refusal (
    journey_id uuid not null references journey (id) on delete cascade,
    lead_id uuid not null references lead (id) on delete cascade,
    reason text not null,
    times integer not null default 1,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (journey_id, lead_id, reason)
  )`,
  `create index on enrollment_refusal (lead_id)`,
])
