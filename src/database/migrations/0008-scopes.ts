import { runStatements } from './run-statements.ts'

/** What an access key may do with journeys; FLG's permissions stay as they are. */
export const scopes = runStatements([
  `alter table access_key add column scopes text[] not null default '{}'`,
])
