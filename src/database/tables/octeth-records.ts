import type { Generated, GeneratedAlways } from 'kysely'

/** By their names in the database. */
export interface OctethRecordTables {
  email: EmailTable
  tag: NumberedTable
  custom_field: NumberedTable
}

/** What Octeth names by number. */
interface NumberedTable {
  id: string
  workspace_id: string
  /** `bigint`, as text. */
  number: GeneratedAlways<string>
  name: string
}

interface EmailTable extends NumberedTable {
  subject: Generated<string>
  html: Generated<string>
}
