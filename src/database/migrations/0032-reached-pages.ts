import { runStatements } from './run-statements.ts'

/** How far visitors have come in their forms, and how workspaces want their pages to look. */
export const reachedPages = runStatements([
  `alter table form_session add column reached integer not null default 1 check (reached >= 1)`,
  `update form_session set reached = page`,
  `alter table workspace add column theme jsonb`,
])
