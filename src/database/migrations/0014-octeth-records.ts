import { runStatements } from './run-statements.ts'

/**
 * What a workspace file says of e-mails, tags and custom fields: the plain text of
 * an e-mail, and where the value of a custom field is on the lead. Names are
 * checked at the end of the transaction, so that two can swap theirs.
 */
export const octethRecords = runStatements([
  `alter table email add column text text not null default ''`,
  `alter table custom_field add column data_field text`,
  `update custom_field set data_field = case
    when name ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$' then name else 'custom_field_' || number end`,
  `alter table custom_field
    alter column data_field set not null,
    add unique (workspace_id, data_field) deferrable initially deferred`,
  ...['tag', 'custom_field'].map(
    (table) => `alter table ${table}
      drop constraint ${table}_workspace_id_name_key,
      add unique (workspace_id, name) deferrable initially deferred`,
  ),
])
