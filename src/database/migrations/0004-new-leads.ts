import { runStatements } from './run-statements.ts'

/** A session of a public page has no lead until its first answer is saved; it knows the group of the lead to come. */
export const newLeads = runStatements(
  ['form_session', 'appointment_session'].flatMap((table) => [
    `alter table ${table} alter column lead_id drop not null`,
    `alter table ${table} add column lead_group_id uuid references lead_group (id)`,
    `alter table ${table} add check (lead_id is not null or lead_group_id is not null)`,
    `create index on ${table} (lead_group_id)`,
  ]),
)
