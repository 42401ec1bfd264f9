import { runStatements } from './run-statements.ts'

/**
 * Tags of leads, the lists that they have joined or left besides the one that they
 * came in, what they have brought in, and leads that were deleted: their rows stay,
 * since runs and bookings refer to them, and their numbers are free again.
 */
export const leadChanges = runStatements([
  `create table lead_tag (
    lead_id uuid not null references lead (id) on delete cascade,
    tag_id uuid not null references tag (id) on delete cascade,
    added_at timestamptz not null,
    primary key (lead_id, tag_id)
  )`,
  `create index on lead_tag (tag_id)`,
  // A lead is in the list of its own group, unless a row says that it has left.
  `create table list_member (
    lead_id uuid not null references lead (id) on delete cascade,
    lead_group_id uuid not null references lead_group (id) on delete cascade,
    subscribed boolean not null,
    changed_at timestamptz not null,
    primary key (lead_id, lead_group_id)
  )`,
  `create index on list_member (lead_group_id)`,
  `alter table lead
    add column revenue numeric not null default 0,
    add column deleted_at timestamptz,
    drop constraint lead_workspace_id_number_key`,
  `create unique index on lead (workspace_id, number) where deleted_at is null`,
])
