import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import type { Run } from './run.ts'

type Row = Selectable<Database['enrollment']>

/**
 * Takes those runs that are longest due, and their leads, until the transaction
 * ends. Those whom somebody else moves are left to him: nobody waits, and so
 * nobody waits for each other.
 * @param most How many are taken.
 * @returns One of each lead: what it does may concern his others.
 */
export async function claimDueRuns(trx: Executor, now: Date, most: number): Promise<Run[]> {
  const rows = await trx
    .selectFrom('enrollment as e')
    .innerJoin('lead as l', 'l.id', 'e.lead_id')
    .selectAll('e')
    .where('e.due_at', '<=', now)
    .orderBy('e.due_at')
    .limit(most)
    // Kysely would write the two words of each clause apart.
    .modifyEnd(sql`for no key update of l skip locked for update of e skip locked`)
    .execute()
  const ofLeads = new Map(rows.toReversed().map((row) => [row.lead_id, row]))
  return [...ofLeads.values()].toReversed().map(toRun)
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

/** Those of the leads who have a run that may move. */
export async function leadsInside(trx: Executor, leadIds: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('enrollment')
    .select('lead_id')
    .where('lead_id', '=', sql<string>`any(${sql.val(leadIds)}::uuid[])`)
    .where('status', '=', 'active')
    .where('held', '=', false)
    .execute()
  return new Set(rows.map((row) => row.lead_id))
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
    .set({ status: 'failed', exit_reason: reason, ended_at: at })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .execute()
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
