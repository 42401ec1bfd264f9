import { runStatements } from './run-statements.ts'

/**
 * Files that visitors have sent, from before the first byte is stored until after the last one is
 * gone: what a store holds without a row here would be there for ever.
 */
export const uploadedFiles = runStatements([
  `create table uploaded_file (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    session_id uuid not null references form_session (id),
    field_id uuid not null,
    upload_key text not null,
    state text not null check (state in ('arriving', 'kept', 'leaving')),
    name text not null,
    size bigint not null check (size >= 0),
    type text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
  )`,
  // One that is sent again is the same file.
  `create unique index on uploaded_file (session_id, upload_key) where state <> 'leaving'`,
  `create index on uploaded_file (session_id)`,
  `create index on uploaded_file (workspace_id, created_at)`,
  `create index on uploaded_file (changed_at) where state <> 'kept'`,
])
