import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Theme } from '../../wire/theme.ts'
import type { CreatedAt, TrackingRule } from './columns.ts'

/** By their names in the database. */
export interface WorkspaceTables {
  workspace: WorkspaceTable
  site: SiteTable
}

interface WorkspaceTable {
  id: string
  slug: string
  name: string
  /** Octeth's user id: `bigint`, as text. */
  number: GeneratedAlways<string>
  /** The highest lead number in use: `bigint`, as text. */
  last_lead_number: ColumnType<string, never, string>
  track_opens: Generated<TrackingRule>
  track_clicks: Generated<TrackingRule>
  /** Data field in which leads say yes to `consent`. */
  consent_field: Generated<string>
  /** BCP 47: in which hosts are written to. */
  language: Generated<string>
  /** How the hosted pages look; null: as they come. */
  theme: ColumnType<Theme | null, string | undefined, string>
  created_at: CreatedAt
}

interface SiteTable {
  id: string
  workspace_id: string
  origin: string
}
