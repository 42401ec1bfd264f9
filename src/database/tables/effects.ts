import type { ColumnType, Generated } from 'kysely'
import type { Instant } from './columns.ts'

/** By their names in the database. */
export interface EffectTables {
  effect: EffectTable
}

/** What a step set going beyond the database; src/platform/effects/effect.ts says what each state means. */
interface EffectTable {
  id: string
  workspace_id: string
  enrollment_id: string
  step_no: number
  kind: 'mail' | 'webhook' | 'sms'
  state: Generated<'queued' | 'sent' | 'dropped' | 'failed'>
  /** From 1: how often it was set going. */
  round: Generated<number>
  /** In all rounds. */
  attempts: Generated<number>
  /** Why the last attempt failed, or why it was dropped: a word of ours. */
  failure: ColumnType<string | null, never, string | null>
  decided_at: Instant
  settled_at: ColumnType<Date | null, never, Date | null>
}
