import type { ColumnType, Generated } from 'kysely'
import type { Instant } from './columns.ts'

/** By their names in the database. */
export interface EnrollmentTables {
  enrollment: EnrollmentTable
}

/** One run of a lead through a journey; src/platform/enrollments/enrollment.ts says what each status means. */
interface EnrollmentTable {
  id: string
  workspace_id: string
  journey_id: string
  version_id: string
  lead_id: string
  entry_key: string
  rotation: number
  status: Generated<'active' | 'completed' | 'stopped' | 'abandoned' | 'failed'>
  current_node_id: string | null
  step_no: Generated<number>
  exit_reason: ColumnType<string | null, never, string | null>
  enrolled_at: Instant
  ended_at: ColumnType<Date | null, never, Date | null>
}
