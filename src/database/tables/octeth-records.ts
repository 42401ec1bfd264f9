import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { TrackingRule } from './columns.ts'

/** By their names in the database. */
export interface OctethRecordTables {
  email: EmailTable
  tag: NumberedTable
  custom_field: CustomFieldTable
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
  /** For those who read no HTML. */
  text: Generated<string>
  /** Null: the workspace's rule. */
  track_opens: ColumnType<TrackingRule | null, TrackingRule | null | undefined>
  track_clicks: ColumnType<TrackingRule | null, TrackingRule | null | undefined>
}

interface CustomFieldTable extends NumberedTable {
  /** Where its value is among those of a lead. */
  data_field: string
}
