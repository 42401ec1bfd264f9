import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Parked, Run, TakenStep } from './run.ts'

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
    | {
        kind: 'over'
        status: 'completed' | 'stopped' | 'failed' | 'abandoned'
        reason: string | null
      }
}

type Moved = { run: Run; progress: Progress }

/**
 * Writes the steps and where each run has come to, if it still is where it was
 * read; two statements, however many there are.
 * @throws {Error} One is not: whoever moved it did not hold it.
 */
export async function saveProgress(trx: Executor, moved: readonly Moved[]): Promise<void> {
  const rows = moved.map(runRow)
  const { numAffectedRows } = await sql`
    update enrollment e set
      step_no = r.step_no, current_node_id = r.node_id, deadline_at = r.deadline_at, attempts = 0,
      wake_at = r.wake_at, wait_until = r.wait_until, wait_event = r.wait_event,
      wait_since = r.wait_since, wait_session = r.wait_session,
      status = r.status, exit_reason = r.exit_reason, ended_at = r.ended_at
    from ${unnest(rows, RUN)} where e.id = r.id and e.step_no = r.was_at and e.status = 'active'
  `.execute(trx)
  if (Number(numAffectedRows) !== moved.length) {
    throw new Error('An enrollment was moved by two at once.')
  }
  const steps = moved.flatMap(stepRows)
  if (steps.length === 0) return
  await sql`
    insert into enrollment_step (enrollment_id, step_no, node_id, outcome, branch, at)
    select * from ${unnest(steps, STEP)}`.execute(trx)
}

const RUN = {
  id: 'uuid',
  was_at: 'integer',
  step_no: 'integer',
  node_id: 'uuid',
  deadline_at: 'timestamptz',
  wake_at: 'timestamptz',
  wait_until: 'timestamptz',
  wait_event: 'text',
  wait_since: 'bigint',
  wait_session: 'uuid',
  status: 'text',
  exit_reason: 'text',
  ended_at: 'timestamptz',
} as const

const STEP = {
  enrollment_id: 'uuid',
  step_no: 'integer',
  node_id: 'uuid',
  outcome: 'text',
  branch: 'text',
  at: 'timestamptz',
} as const

type Row<Columns> = Readonly<Record<keyof Columns, unknown>>

/** Rows as a table `r`: an array each column, so that the statement is the same for any number. */
function unnest<Columns extends Record<string, string>>(
  rows: readonly Row<Columns>[],
  columns: Columns,
) {
  const names = Object.keys(columns)
  const arrays = names.map((name) => {
    const values = sql.val(rows.map((row) => row[name]))
    return sql`${values}::${sql.raw(columns[name] ?? '')}[]`
  })
  return sql`unnest(${sql.join(arrays)}) as r (${sql.raw(names.join(', '))})`
}

function runRow({ run, progress: { nodeId, steps, deadlineAt, at, next } }: Moved) {
  const parked = next.kind === 'parked' ? next.parked : null
  const over = next.kind === 'over' ? next : null
  return {
    id: run.id,
    was_at: run.stepNo,
    step_no: run.stepNo + steps.length,
    node_id: nodeId,
    deadline_at: deadlineAt,
    wake_at: next.kind === 'ready' ? at : (parked?.until ?? null),
    wait_until: parked?.until ?? null,
    wait_event: storable(parked?.event ?? null),
    wait_since: parked?.since ?? null,
    wait_session: parked?.session ?? null,
    status: over?.status ?? 'active',
    exit_reason: storable(over?.reason ?? null),
    ended_at: over && at,
  } satisfies Row<typeof RUN>
}

function stepRows({ run, progress: { steps, at } }: Moved): Row<typeof STEP>[] {
  return steps.map(({ nodeId, outcome, branch }, index) => ({
    enrollment_id: run.id,
    step_no: run.stepNo + index + 1,
    node_id: nodeId,
    outcome,
    branch: storable(branch),
    at,
  }))
}

/** Names on a canvas may hold what JSON can, and a text column cannot. */
function storable(text: string | null): string | null {
  return text && text.replaceAll('\0', '')
}
