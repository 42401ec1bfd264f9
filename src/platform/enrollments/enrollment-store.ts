import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import type { JourneyState } from '../journeys/journey.ts'
import { newId } from '../uuid.ts'
import type { Enrollment } from './enrollment.ts'

export interface NewEnrollment {
  journeyId: string
  leadId: string
  /** The first node. */
  nodeId: string | null
  at: Date
  /** By default empty: a lead has one run at a time. */
  entryKey?: string
  /** By default 1: where a journey may be entered once only, there is no other. */
  rotation?: number
  /** Those in which the journey lets the lead in; by default only where it is active. */
  states?: readonly JourneyState[]
  /** Number of the last event that was heard of the lead: what came before it does not count. */
  enteredSeq?: string
  /** When the goal must be met. */
  deadlineAt?: Date | null
}

/**
 * Enrols a lead on the active version. The journey is held until the transaction
 * ends, so that whoever archives or deletes it meanwhile finds this enrollment too.
 * @returns Null when the journey is in another state or has never been active, the
 * lead is inside already or has used this rotation up.
 */
export async function insertEnrollment(
  trx: Executor,
  workspaceId: string,
  wanted: NewEnrollment,
): Promise<Enrollment | null> {
  const { journeyId, leadId, nodeId, at, entryKey = '', rotation = 1 } = wanted
  const { enteredSeq = '0', deadlineAt = null } = wanted
  const journey = await trx
    .selectFrom('journey')
    .select('active_version_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', journeyId)
    .where('state', 'in', [...(wanted.states ?? ['active'])])
    .forShare()
    .executeTakeFirst()
  if (journey === undefined || journey.active_version_id === null) return null
  const row = await trx
    .insertInto('enrollment')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      journey_id: journeyId,
      version_id: journey.active_version_id,
      lead_id: leadId,
      entry_key: entryKey,
      rotation,
      current_node_id: nodeId,
      enrolled_at: at,
      entered_seq: enteredSeq,
      deadline_at: deadlineAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toEnrollment(row)
}

/**
 * Takes everybody out of a journey.
 * @returns How many were inside.
 */
export async function stopEnrollments(
  trx: Executor,
  journeyId: string,
  { reason, at }: { reason: string; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('enrollment')
    .set({ status: 'stopped', exit_reason: reason, ended_at: at, ...NOTHING_AWAITED })
    .where('journey_id', '=', journeyId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Of one that waits for nothing more. */
export const NOTHING_AWAITED = {
  wake_at: null,
  wait_until: null,
  wait_event: null,
  wait_since: null,
  wait_session: null,
}

export function toEnrollment(row: Selectable<Database['enrollment']>): Enrollment {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    journeyId: row.journey_id,
    versionId: row.version_id,
    leadId: row.lead_id,
    entryKey: row.entry_key,
    rotation: row.rotation,
    status: row.status,
    currentNodeId: row.current_node_id,
    stepNo: row.step_no,
    exitReason: row.exit_reason,
    enrolledAt: row.enrolled_at,
    endedAt: row.ended_at,
  }
}
