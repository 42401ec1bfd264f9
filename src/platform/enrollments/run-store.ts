import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import { NOTHING_AWAITED } from './enrollment-store.ts'
import type { Parked, Run, TakenStep } from './run.ts'

type Row = Selectable<Database['enrollment']>

/**
 * Takes the run that is longest due, and its lead, until the transaction ends.
 * Those whom somebody else moves are left to him: nobody waits, and so nobody
 * waits for each other.
 */
export async function claimDueRun(trx: Executor, now: Date): Promise<Run | null> {
  const row = await trx
    .selectFrom('enrollment as e')
    .innerJoin('lead as l', 'l.id', 'e.lead_id')
    .selectAll('e')
    .where('e.due_at', '<=', now)
    .orderBy('e.due_at')
    .limit(1)
    // Kysely would write the two words of each clause apart.
    .modifyEnd(sql`for no key update of l skip locked for update of e skip locked`)
    .executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

/** Takes those runs of a lead that may move. The lead must be held. */
export async function lockRuns(trx: Executor, leadId: string): Promise<Run[]> {
  const rows = await trx
    .selectFrom('enrollment')
    .selectAll()
    .where('lead_id', '=', leadId)
    .where('status', '=', 'active')
    .where('held', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toRun)
}

export async function findRun(trx: Executor, id: string): Promise<Run | null> {
  const row = await trx
    .selectFrom('enrollment')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

/** Where a run has come to. */
export interface Progress {
  nodeId: string | null
  steps: readonly TakenStep[]
  deadlineAt: Date | null
  at: Date
  /** It waits, is ready for more, or is over. */
  next:
    | { kind: 'parked'; parked: Parked }
    | { kind: 'ready' }
    | { kind: 'over'; status: 'completed' | 'failed' | 'abandoned'; reason: string | null }
}

/**
 * Writes the steps and where the run has come to, if it still is where it was read.
 * @throws {Error} It is not: whoever moved it did not hold it.
 */
export async function saveProgress(trx: Executor, run: Run, progress: Progress): Promise<void> {
  const { steps, at, next } = progress
  const isOver = next.kind === 'over'
  const { numUpdatedRows } = await trx
    .updateTable('enrollment')
    .set({
      ...NOTHING_AWAITED,
      ...(next.kind === 'parked' && parkedColumns(next.parked)),
      ...(next.kind === 'ready' && { wake_at: at }),
      ...(isOver && { status: next.status, exit_reason: storable(next.reason), ended_at: at }),
      current_node_id: progress.nodeId,
      step_no: run.stepNo + steps.length,
      deadline_at: progress.deadlineAt,
      attempts: 0,
    })
    .where('id', '=', run.id)
    .where('step_no', '=', run.stepNo)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('An enrollment was moved by two at once.')
  if (steps.length === 0) return
  await trx
    .insertInto('enrollment_step')
    .values(
      steps.map(({ nodeId, outcome, branch }, at) => ({
        enrollment_id: run.id,
        step_no: run.stepNo + at + 1,
        node_id: nodeId,
        outcome,
        branch: storable(branch),
        at: progress.at,
      })),
    )
    .execute()
}

/** Has somebody look at a run at a later time. */
export async function postpone(
  trx: Executor,
  id: string,
  { until, failed }: { until: Date; failed: boolean },
): Promise<void> {
  await trx
    .updateTable('enrollment')
    .set({
      wake_at: until,
      deadline_at: sql`case when deadline_at < ${until} then ${until} else deadline_at end`,
      attempts: sql`attempts + ${failed ? 1 : 0}::integer`,
    })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .execute()
}

/** Gives a run up where it stands; an operator may let it go on. */
export async function endFailed(
  ex: Executor,
  id: string,
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  await ex
    .updateTable('enrollment')
    .set({ ...NOTHING_AWAITED, status: 'failed', exit_reason: reason, ended_at: at })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .execute()
}

/** Names on a canvas may hold what JSON can, and a text column cannot. */
function storable(text: string | null): string | null {
  return text && text.replaceAll('\0', '')
}

function parkedColumns({ until, event, since, session }: Parked) {
  return {
    wake_at: until,
    wait_until: until,
    wait_event: storable(event ?? null),
    wait_since: since ?? null,
    wait_session: session ?? null,
  }
}

function toRun(row: Row): Run {
  const isParked = row.wait_until ?? row.wait_event ?? row.wait_session
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    journeyId: row.journey_id,
    versionId: row.version_id,
    leadId: row.lead_id,
    rotation: row.rotation,
    nodeId: row.current_node_id,
    stepNo: row.step_no,
    enteredSeq: row.entered_seq,
    enrolledAt: row.enrolled_at,
    deadlineAt: row.deadline_at,
    attempts: row.attempts,
    dueAt: row.due_at,
    parked:
      isParked === null
        ? null
        : {
            until: row.wait_until,
            ...(row.wait_event !== null && { event: row.wait_event }),
            ...(row.wait_since !== null && { since: row.wait_since }),
            ...(row.wait_session !== null && { session: row.wait_session }),
          },
  }
}
