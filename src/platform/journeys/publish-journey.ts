import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { newId } from '../uuid.ts'
import { changeWithin } from './change-journey-state.ts'
import { findMissingContent } from './find-missing-content.ts'
import type { Journey, JourneyVersion } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { claimNewVersion } from './journey-state-store.ts'
import { insertVersion } from './journey-version-store.ts'
import { refuseState, requireState } from './require-state.ts'
import { transitionOf } from './transitions.ts'
import type { JourneyAction } from './transitions.ts'
import { isError } from './validate/problem.ts'
import type { Problem } from './validate/problem.ts'
import { validateDraft } from './validate/validate-draft.ts'

type Context = Pick<PlatformContext, 'db' | 'now'>

export interface PublishOptions {
  /** Who did it, for the version. */
  by?: string | null
}

export interface Published {
  version: JourneyVersion
  /** What is odd and does no harm. */
  warnings: Problem[]
}

/**
 * Keeps the draft as a new version. What is active stays active on its own version.
 * @throws {JourneyError} `not-publishable`, with every problem; `unknown-journey`, `wrong-state` (archived).
 */
export async function publishJourney(
  ctx: Context,
  workspaceId: string,
  id: string,
  { by = null }: PublishOptions = {},
): Promise<Published> {
  return inTransaction(ctx.db, async (trx) => {
    const published = await publishWithin(trx, ctx, { workspaceId, id, by, as: 'publish' })
    if (published === null) {
      throw refuseState('publish', (await requireState(trx, workspaceId, id)).state)
    }
    return published
  })
}

/**
 * Publishes what is new in the draft and activates it, both or neither.
 * @param action `enable` refuses a journey that is active.
 * @throws {JourneyError} As `publishJourney` and `changeJourneyState`.
 */
export async function publishAndActivate(
  ctx: Context,
  workspaceId: string,
  id: string,
  action: 'activate' | 'enable',
  { by = null }: PublishOptions = {},
): Promise<Journey> {
  return inTransaction(ctx.db, async (trx) => {
    await publishWithin(trx, ctx, { workspaceId, id, by, as: action })
    return changeWithin(trx, ctx, { workspaceId, id }, action)
  })
}

/** Within a transaction that does more. Null when there is nothing to publish. */
export async function publishWithin(
  trx: Transaction<Database>,
  ctx: Context,
  wanted: { workspaceId: string; id: string; by: string | null; as: JourneyAction },
): Promise<Published | null> {
  const { workspaceId, id, by, as } = wanted
  const versionId = newId()
  const now = ctx.now()
  const claim = { from: transitionOf(as).from, versionId, onlyIfDirty: as !== 'publish', now }
  const journey = await claimNewVersion(trx, workspaceId, id, claim)
  if (journey === null) return null
  const missingContent = await findMissingContent(trx, workspaceId, journey.graph)
  const problems = validateDraft(journey, missingContent)
  // Thrown, it gives up the transaction, and with it the version's place.
  if (problems.some(isError)) {
    throw new JourneyError('not-publishable', 'The draft cannot be published.', {
      state: journey.state,
      details: problems,
      graph: journey.graph,
    })
  }
  const { graph, rules, versions: seq } = journey
  const version = {
    id: versionId,
    workspaceId,
    journeyId: id,
    seq,
    graph,
    rules,
    createdAt: now,
    createdBy: by,
  }
  await insertVersion(trx, version)
  return { version, warnings: problems }
}
