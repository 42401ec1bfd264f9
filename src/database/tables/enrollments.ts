import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Instant } from './columns.ts'

/** By their names in the database. */
export interface EnrollmentTables {
  enrollment: EnrollmentTable
  enrollment_step: EnrollmentStepTable
  enrollment_refusal: EnrollmentRefusalTable
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
  /** Number of the last event that was heard of the lead before: `bigint`, as text. */
  entered_seq: Generated<string>
  /** When somebody has to look at it: it is ready, or its wait is over. Null while it waits without end. */
  wake_at: Date | null
  /** When what it waits for at its node is over; kept while `wake_at` says otherwise. */
  wait_until: Date | null
  wait_event: string | null
  /** Events up to this number do not count: `bigint`, as text. */
  wait_since: string | null
  wait_session: string | null
  deadline_at: Date | null
  /** Its journey is frozen: it is not due. */
  held: Generated<boolean>
  /** How often in a row it could not be moved. */
  attempts: Generated<number>
  /** The earlier of `wake_at` and `deadline_at`, for those who may move. */
  due_at: GeneratedAlways<Date | null>
}

/** The ledger: what became of a run at a node, each step once. */
interface EnrollmentStepTable {
  enrollment_id: string
  /** From 1. */
  step_no: number
  node_id: string
  outcome: string
  branch: string | null
  at: Instant
}

/** Why a lead was not let into a journey, and how often. */
interface EnrollmentRefusalTable {
  journey_id: string
  lead_id: string
  reason: string
  times: Generated<number>
  first_at: Instant
  last_at: Instant
}
