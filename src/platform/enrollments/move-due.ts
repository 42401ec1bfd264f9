import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { advance } from './advance.ts'
import { tell } from './happen.ts'
import type { Run } from './run.ts'
import { claimDueRun, endFailed, postpone } from './run-store.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Waits after each time that a run could not be moved; behind the last one it has failed. */
const WAITS_MS = [10 * SECOND, MINUTE, 10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE]

export interface MoveOptions {
  /** Where is told what could not be moved; a pino logger fits. */
  log: { error(record: object, message: string): void }
}

/**
 * Moves the run that is longest due, in the transaction that claims it. May be
 * done by as many as like, in as many processes.
 * @returns False when none is due, or all that are, are being moved by others.
 * @throws What the database throws when it cannot be reached.
 */
export async function moveOneDue(ctx: Context, { log }: MoveOptions): Promise<boolean> {
  let claimed: Run | null = null
  try {
    return await inTransaction(ctx.db, async (trx) => {
      claimed = await claimDueRun(trx, ctx.now())
      const lead = claimed && (await lockLead(trx, claimed.workspaceId, claimed.leadId))
      if (claimed === null || lead === null) return false
      await tell(trx, ctx, lead, await advance(trx, ctx, claimed, lead))
      return true
    })
  } catch (err) {
    if (claimed === null) throw err
    await putOff(ctx, claimed, { err, log })
    return true
  }
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
