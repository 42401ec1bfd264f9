import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { changeWithin } from './change-journey-state.ts'
import { createWithin } from './create-journey.ts'
import type { WantedJourney } from './create-journey.ts'
import { editWithin } from './edit-journey.ts'
import type { ChangeOf } from './edit-journey.ts'
import type { Journey } from './journey.ts'
import { publishWithin } from './publish-journey.ts'
import type { PublishOptions } from './publish-journey.ts'

/** For vendors who know no drafts, as Octeth: what is written is what runs. */

type Context = Pick<PlatformContext, 'db' | 'now'>

/**
 * Makes a journey with its first version, both or neither.
 * @throws {JourneyError} As `createJourney` and `publishJourney`.
 */
export async function createPublishedJourney(
  ctx: Context,
  workspaceId: string,
  wanted: WantedJourney,
  { by = null }: PublishOptions = {},
): Promise<Journey> {
  return inTransaction(ctx.db, async (trx) => {
    const journey = await createWithin(trx, ctx, workspaceId, wanted)
    await publishWithin(trx, ctx, { workspaceId, id: journey.id, by, as: 'publish' })
    return journey
  })
}

/**
 * Changes the draft, and, of an active journey, what new leads run on; those
 * inside stay on the version they began with.
 * @throws {JourneyError} As `editJourney`; `not-publishable`: then nothing is changed.
 */
export async function editLiveJourney(
  ctx: Context,
  workspaceId: string,
  id: string,
  change: ChangeOf,
  { by = null }: PublishOptions = {},
): Promise<Journey> {
  return inTransaction(ctx.db, async (trx) => {
    const edited = await editWithin(trx, ctx, { workspaceId, id }, change)
    if (edited.state !== 'active') return edited
    await publishWithin(trx, ctx, { workspaceId, id, by, as: 'activate' })
    return changeWithin(trx, ctx, { workspaceId, id }, 'activate')
  })
}
