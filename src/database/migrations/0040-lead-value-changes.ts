import { runStatements } from './run-statements.ts'

/** What the data fields of leads were, what they have become, and who wrote it. */
export const leadValueChanges = runStatements([
  `create table lead_value_change (
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspace (id) on delete cascade,
    lead_id uuid not null references lead (id) on delete cascade,
    data_field text not null,
    was jsonb,
    became jsonb,
    source text not null
      check (source in ('form', 'booking', 'journey', 'visitor', 'import', 'file', 'program')),
    source_id text,
    changed_at timestamptz not null default now()
  )`,
  `create index on lead_value_change (lead_id, id)`,
  `create index on lead_value_change (workspace_id)`,
])
