import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'
import type { Effect, EffectState } from './effect.ts'
import { sendJobs } from './job-store.ts'

export interface NewEffect extends Pick<
  Effect,
  'workspaceId' | 'enrollmentId' | 'stepNo' | 'kind' | 'decidedAt'
> {}

/** Sets going what steps want, in the transaction that takes them: all of it is there afterwards, or nothing. */
export async function insertEffects(trx: Executor, wanted: readonly NewEffect[]): Promise<void> {
  if (wanted.length === 0) return
  const effects = wanted.map((one) => ({ ...one, id: newId(), round: 1 }))
  await trx
    .insertInto('effect')
    .values(
      effects.map(({ id, workspaceId, enrollmentId, stepNo, kind, decidedAt }) => ({
        id,
        workspace_id: workspaceId,
        enrollment_id: enrollmentId,
        step_no: stepNo,
        kind,
        decided_at: decidedAt,
      })),
    )
    .execute()
  await sendJobs(trx, effects)
}

/**
 * Counts an attempt at what is still to be done.
 * @returns Null when it was done, or another round is under way.
 */
export async function beginAttempt(
  ex: Executor,
  { id, round }: { id: string; round: number },
): Promise<Effect | null> {
  const row = await ex
    .updateTable('effect as f')
    .from(['enrollment as e', 'enrollment_step as s'])
    .set({ attempts: sql`f.attempts + 1` })
    .where('f.id', '=', id)
    .where('f.round', '=', round)
    .where('f.state', '=', 'queued')
    .whereRef('e.id', '=', 'f.enrollment_id')
    .whereRef('s.enrollment_id', '=', 'f.enrollment_id')
    .whereRef('s.step_no', '=', 'f.step_no')
    .returning(['f.id', 'f.workspace_id', 'f.enrollment_id', 'f.step_no', 'f.kind', 'f.round'])
    .returning(['f.attempts', 'f.decided_at'])
    .returning(['e.journey_id', 'e.version_id', 'e.lead_id', 's.node_id'])
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    enrollmentId: row.enrollment_id,
    journeyId: row.journey_id,
    versionId: row.version_id,
    stepNo: row.step_no,
    nodeId: row.node_id,
    leadId: row.lead_id,
    kind: row.kind,
    round: row.round,
    attempts: row.attempts,
    decidedAt: row.decided_at,
  }
}

/** Keeps why an attempt failed that will be followed by another one. */
export async function noteFailure(
  ex: Executor,
  { id, round }: Pick<Effect, 'id' | 'round'>,
  failure: string,
): Promise<void> {
  await ex
    .updateTable('effect')
    .set({ failure })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .execute()
}

/**
 * Writes how it ended, into the ledger of the journey too.
 * @returns False when it had ended before.
 */
export async function settle(
  trx: Executor,
  { id, round }: Pick<Effect, 'id' | 'round'>,
  ended: { state: Exclude<EffectState, 'queued'>; reason?: string; at: Date },
): Promise<boolean> {
  const { state, reason, at } = ended
  const row = await trx
    .updateTable('effect')
    .set({
      state,
      settled_at: at,
      ...(reason !== undefined && { failure: reason }),
      ...(state === 'sent' && { failure: null }),
    })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .returning(['enrollment_id', 'step_no'])
    .executeTakeFirst()
  if (row === undefined) return false
  await setOutcome(trx, row, state)
  return true
}

/**
 * Has what has failed begin anew, in a round of its own.
 * @returns Null when the workspace has no such one that has failed.
 */
export async function requeue(
  trx: Executor,
  workspaceId: string,
  id: string,
): Promise<Pick<Effect, 'id' | 'round' | 'enrollmentId' | 'stepNo' | 'kind'> | null> {
  const row = await trx
    .updateTable('effect')
    .set({ state: 'queued', settled_at: null, round: sql`round + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning(['round', 'enrollment_id', 'step_no', 'kind'])
    .executeTakeFirst()
  if (row === undefined) return null
  await setOutcome(trx, row, 'queued')
  const { round, enrollment_id: enrollmentId, step_no: stepNo, kind } = row
  return { id, round, enrollmentId, stepNo, kind }
}

/** The word that the ledger has for it. */
async function setOutcome(
  trx: Executor,
  { enrollment_id: enrollmentId, step_no: stepNo }: { enrollment_id: string; step_no: number },
  outcome: string,
): Promise<void> {
  await trx
    .updateTable('enrollment_step')
    .set({ outcome })
    .where('enrollment_id', '=', enrollmentId)
    .where('step_no', '=', stepNo)
    .execute()
}
