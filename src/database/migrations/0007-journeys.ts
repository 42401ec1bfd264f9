import { runStatements } from './run-statements.ts'

const KEY = `workspace_id, state,
  coalesce(site_id, '00000000-0000-0000-0000-000000000000') as site_id`
const ADD = `on conflict (workspace_id, state, site_id)
  do update set journeys = journey_count.journeys + excluded.journeys`

/**
 * Journeys, their versions, the numbers of their nodes, and how many there are.
 * Graphs and rules are `json`, not `jsonb`: vendors get back what they sent, in
 * the order of their keys, and strings that `jsonb` refuses (U+0000).
 */
export const journeys = runStatements([
  `create table journey (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    number bigint generated always as identity unique,
    name text not null,
    description text,
    notes text,
    site_id uuid references site (id),
    draft_graph json not null,
    draft_rules json not null,
    draft_triggers json not null,
    draft_rev integer not null default 1,
    node_count integer not null,
    edge_count integer not null,
    last_seq integer not null default 0,
    published_rev integer,
    newest_version_id uuid,
    active_version_id uuid,
    admission text not null default 'closed' check (admission in ('open', 'closed')),
    progression text not null default 'running' check (progression in ('running', 'frozen')),
    in_draft boolean not null default true,
    archived_at timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    state text not null generated always as (case
      when deleted_at is not null then 'deleted'
      when archived_at is not null then 'archived'
      when admission = 'open' then 'active'
      when active_version_id is null then 'draft'
      when in_draft then 'unpublished'
      when progression = 'frozen' then 'frozen'
      else 'paused' end) stored,
    check ((last_seq = 0) = (published_rev is null)),
    check ((last_seq = 0) = (newest_version_id is null)),
    check (admission = 'closed' or (
      progression = 'running' and not in_draft and active_version_id is not null
      and archived_at is null and deleted_at is null))
  )`,
  // Pages are read state by state, so that none costs more than its own rows.
  `create index on journey (workspace_id, state, id)`,
  `create index on journey (site_id, state, id)`,
  `create table journey_version (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    journey_id uuid not null references journey (id) on delete cascade,
    seq integer not null check (seq > 0),
    graph json not null,
    rules json not null,
    created_at timestamptz not null,
    created_by text,
    unique (journey_id, seq),
    unique (journey_id, id)
  )`,
  `create index on journey_version (workspace_id)`,
  `create function refuse_update() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
    end $$`,
  `create trigger journey_version_never_changes before update on journey_version
    for each row execute function refuse_update()`,
  `alter table journey add foreign key (id, active_version_id)
    references journey_version (journey_id, id)`,
  // Whoever publishes takes the journey's row before it knows what to keep as the version.
  `alter table journey add foreign key (id, newest_version_id)
    references journey_version (journey_id, id) deferrable initially deferred`,
  // Numbers stay when a node leaves the draft: enrollments run on older versions.
  `create table journey_node (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    journey_id uuid not null references journey (id) on delete cascade,
    number bigint generated always as identity unique,
    primary key (workspace_id, id)
  )`,
  `create index on journey_node (journey_id)`,
  // Counting 100,000 rows for the total of each page would take longer than the page.
  // Journeys without a site are counted under the nil UUID.
  `create table journey_count (
    workspace_id uuid not null references workspace (id),
    state text not null,
    site_id uuid not null,
    journeys bigint not null,
    primary key (workspace_id, state, site_id)
  )`,
  // Rows are added to in one order, so that two transactions do not wait for each other.
  `create function journey_count_changes() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into journey_count
          select ${KEY}, count(*) from new_rows group by 1, 2, 3 order by 1, 2, 3
          ${ADD};
      elsif tg_op = 'DELETE' then
        insert into journey_count
          select ${KEY}, -count(*) from old_rows group by 1, 2, 3 order by 1, 2, 3
          ${ADD};
      else
        insert into journey_count
          select workspace_id, state, site_id, sum(n) from (
            select ${KEY}, 1 as n from new_rows union all select ${KEY}, -1 from old_rows
          ) changes group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
          ${ADD};
      end if;
      return null;
    end $$`,
  `create trigger journey_inserted after insert on journey
    referencing new table as new_rows
    for each statement execute function journey_count_changes()`,
  `create trigger journey_updated after update on journey
    referencing new table as new_rows old table as old_rows
    for each statement execute function journey_count_changes()`,
  `create trigger journey_deleted after delete on journey
    referencing old table as old_rows
    for each statement execute function journey_count_changes()`,
])
