import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { readHeldLeads } from '../leads/journey-lead-store.ts'
import { happenedBy, walk } from './advance.ts'
import type { Move } from './advance.ts'
import { tell, tellCompleted } from './happen.ts'
import type { Run } from './run.ts'
import { claimDueRuns, endFailed, postpone } from './run-store.ts'
import { saveMoves } from './save-moves.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Waits after each time that a run could not be moved; behind the last one it has failed. */
const WAITS_MS = [10 * SECOND, MINUTE, 10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE]

export interface MoveOptions {
  /** Where is told what could not be moved; a pino logger fits. */
  log: { error(record: object, message: string): void }
}

/** Moved in one transaction: enough that its beginning and end cost little, few enough that nobody waits long for a lead. */
const MOST_AT_ONCE = 25

/**
 * Moves those runs that are longest due, in the transaction that claims them. May
 * be done by as many as like, in as many processes. If one cannot be moved, all
 * are moved one by one, so that it alone is put off.
 * @returns False when none is due, or all that are, are being moved by others.
 * @throws What the database throws when it cannot be reached.
 */
export async function moveDue(ctx: Context, options: MoveOptions): Promise<boolean> {
  const { tried, error } = await tryMoving(ctx, MOST_AT_ONCE)
  if (error === null) return tried.length > 0
  if (tried.length === 0) throw error
  for (const _ of tried) if (!(await moveOneDue(ctx, options))) break
  return true
}

/** The same for the one that is longest due. */
export async function moveOneDue(ctx: Context, { log }: MoveOptions): Promise<boolean> {
  const { tried, error } = await tryMoving(ctx, 1)
  if (error === null) return tried.length > 0
  const [run] = tried
  if (run === undefined) throw error
  await putOff(ctx, run, { err: error, log })
  return true
}

/** All that are claimed, or none. The error is an Error, or something else that is not null. */
async function tryMoving(ctx: Context, most: number): Promise<{ tried: Run[]; error: unknown }> {
  let tried: Run[] = []
  try {
    await inTransaction(ctx.db, async (trx) => {
      tried = []
      tried = await claimDueRuns(trx, ctx.now(), most)
      await move(trx, ctx, tried)
    })
    return { tried, error: null }
  } catch (error) {
    return { tried, error: error ?? new Error('Nothing was said of what went wrong.') }
  }
}

/** Leads know nothing of each other: what one does cannot concern another's run. */
async function move(trx: Transaction<Database>, ctx: Context, runs: readonly Run[]): Promise<void> {
  if (runs.length === 0) return
  const leads = await readHeldLeads(
    trx,
    runs.map(({ leadId }) => leadId),
  )
  const moves: Move[] = []
  for (const run of runs) {
    const held = leads.get(run.leadId)
    if (held !== undefined) moves.push(await walk(trx, ctx, run, held))
  }
  await saveMoves(trx, moves)
  const [acted, others] = [moves.filter(hasActed), moves.filter((one) => !hasActed(one))]
  for (const one of acted) await tell(trx, ctx, one.lead, happenedBy(one))
  const completed = others.flatMap((one) =>
    happenedBy(one).map((event) => ({ lead: one.lead, event })),
  )
  await tellCompleted(trx, ctx, completed)
}

function hasActed({ happened }: Move): boolean {
  return happened.length > 0
}

/** So that one who cannot be moved does not keep the others waiting. */
async function putOff(
  ctx: Context,
  { id, attempts, stepNo }: Run,
  { err, log }: { err: unknown; log: MoveOptions['log'] },
): Promise<void> {
  const wait = WAITS_MS[attempts]
  log.error({ err, enrollmentId: id, stepNo, attempts }, 'an enrollment could not be moved')
  const now = ctx.now()
  if (wait === undefined) await endFailed(ctx.db, id, { reason: 'error', at: now })
  else await postpone(ctx.db, id, { until: new Date(now.getTime() + wait), failed: true })
}
