import { runStatements } from './run-statements.ts'

/** Whom a browser turned out to be: what it still sends as nobody's is his. */
export const recognisedVisitors = runStatements([
  `create table recognised_visitor (
    workspace_id uuid not null references workspace (id) on delete cascade,
    visitor_id text not null,
    lead_id uuid not null references lead (id) on delete cascade,
    primary key (workspace_id, visitor_id)
  )`,
  `create index on recognised_visitor (lead_id)`,
])
