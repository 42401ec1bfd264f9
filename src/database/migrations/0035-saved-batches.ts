import { runStatements } from './run-statements.ts'

/** Which saves a session has had, so that none is put in twice. */
export const savedBatches = runStatements([
  `alter table form_session add column saved_batches jsonb not null default '[]'`,
])
