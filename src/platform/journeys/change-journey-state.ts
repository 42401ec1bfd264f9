import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { stopEnrollments } from '../enrollments/enrollment-store.ts'
import { holdEnrollments, releaseEnrollments } from '../enrollments/hold-store.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Journey } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { changeState } from './journey-state-store.ts'
import { findJourney } from './journey-store.ts'
import { refuseState, requireState } from './require-state.ts'
import { transitionOf } from './transitions.ts'
import type { JourneyAction } from './transitions.ts'

type Context = Pick<PlatformContext, 'db' | 'now'>

/**
 * Does one thing of the table in transitions.ts.
 * @throws {JourneyError} `unknown-journey`, `wrong-state`, `never-published`.
 */
export async function changeJourneyState(
  ctx: Context,
  workspaceId: string,
  id: string,
  action: Exclude<JourneyAction, 'publish' | 'delete' | 'delete-inactive'>,
): Promise<Journey> {
  return inTransaction(ctx.db, (trx) => changeWithin(trx, ctx, { workspaceId, id }, action))
}

/**
 * Deletes for good: nobody finds it again, its name and ids stay taken.
 * @param action `delete-inactive` refuses an active journey.
 * @throws {JourneyError} `unknown-journey`, `wrong-state`.
 */
export async function deleteJourney(
  ctx: Context,
  workspaceId: string,
  id: string,
  action: 'delete' | 'delete-inactive',
): Promise<void> {
  await inTransaction(ctx.db, (trx) => apply(trx, ctx, { workspaceId, id }, action))
}

/** Within a transaction that does more. */
export async function changeWithin(
  trx: Transaction<Database>,
  ctx: Context,
  { workspaceId, id }: { workspaceId: string; id: string },
  action: JourneyAction,
): Promise<Journey> {
  await apply(trx, ctx, { workspaceId, id }, action)
  const journey = await findJourney(trx, workspaceId, id)
  if (journey === null) throw new Error('A journey that was just changed is gone.')
  return journey
}

async function apply(
  trx: Transaction<Database>,
  ctx: Context,
  { workspaceId, id }: { workspaceId: string; id: string },
  action: JourneyAction,
): Promise<void> {
  const { from, set } = transitionOf(action)
  const now = ctx.now()
  if (await changeState(trx, workspaceId, id, { from, set, now })) {
    const { archived = false, deleted = false } = set
    // After the journey's row is ours: nobody enters any more.
    if (archived || deleted) {
      await stopEnrollments(trx, id, { reason: archived ? 'archived' : 'deleted', at: now })
    }
    if (set.progression === 'frozen') await holdEnrollments(trx, id)
    else if (set.progression === 'running') await releaseEnrollments(trx, id, now)
    return
  }
  const { state, versions } = await requireState(trx, workspaceId, id)
  if (set.activatesNewest && versions === 0 && from.includes(state)) {
    throw new JourneyError('never-published', 'The journey has no version to activate: publish it.')
  }
  throw refuseState(action, state)
}
