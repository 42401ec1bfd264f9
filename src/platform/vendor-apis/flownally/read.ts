import type {
  FlownallyJourneyDetails,
  FlownallyJourneys,
  FlownallyJourneyVersion,
  FlownallyJourneyVersions,
  FlownallyPageQuery,
} from '../../../wire/vendors/flownally.ts'
import type { PlatformContext } from '../../context.ts'
import { countJourneys, listJourneys } from '../../journeys/journey-list-store.ts'
import { findJourney } from '../../journeys/journey-store.ts'
import { parseVersionText } from '../../journeys/journey-id.ts'
import type { Journey } from '../../journeys/journey.ts'
import { findVersion, listVersions } from '../../journeys/journey-version-store.ts'
import { statesOf } from '../../journeys/vendor-status.ts'
import { readPage } from './page.ts'
import { FlownallyError } from './problem.ts'
import { noSuchJourney } from './refuse.ts'
import { toFlownallyDetails, toFlownallyJourney, toFlownallyVersion } from './serialize.ts'

const STATES = statesOf('flownally')

export async function readJourneys(
  ctx: PlatformContext,
  workspaceId: string,
  query: FlownallyPageQuery,
): Promise<FlownallyJourneys> {
  const { items, ...next } = await readPage(
    ctx,
    `flownally journeys ${workspaceId}`,
    query,
    (page) => listJourneys(ctx.db, workspaceId, { states: STATES, ...page }),
    ({ id }) => id,
  )
  const totalSize = await countJourneys(ctx.db, workspaceId, { states: STATES })
  return { journeys: items.map(toFlownallyJourney), ...next, totalSize }
}

/** The draft, and the version that is active. */
export async function readJourney(
  ctx: PlatformContext,
  workspaceId: string,
  id: string,
): Promise<FlownallyJourneyDetails> {
  const journey = await findSeen(ctx, workspaceId, id)
  const activeId = journey.state === 'active' ? journey.activeVersionId : null
  const found = activeId === null ? null : await findVersion(ctx.db, workspaceId, activeId)
  return toFlownallyDetails(journey, found?.version ?? null)
}

export async function readVersions(
  ctx: PlatformContext,
  { workspaceId, journeyId }: { workspaceId: string; journeyId: string },
  query: FlownallyPageQuery,
): Promise<FlownallyJourneyVersions> {
  const { versions: totalSize } = await findSeen(ctx, workspaceId, journeyId)
  const { items, ...next } = await readPage(
    ctx,
    `flownally versions ${workspaceId} ${journeyId}`,
    query,
    ({ limit, after }) =>
      listVersions(ctx.db, workspaceId, journeyId, {
        limit,
        before: after === undefined ? undefined : Number(after),
      }),
    ({ seq }) => String(seq),
  )
  return { journeyVersions: items.map(toFlownallyVersion), ...next, totalSize }
}

export async function readVersion(
  ctx: PlatformContext,
  workspaceId: string,
  text: string,
): Promise<FlownallyJourneyVersion> {
  const id = parseVersionText(text)
  const found = id === null ? null : await findVersion(ctx.db, workspaceId, id)
  if (found === null || !STATES.includes(found.journeyState)) {
    throw new FlownallyError('not-found', 'There is no such version.')
  }
  return toFlownallyVersion(found.version)
}

async function findSeen(ctx: PlatformContext, workspaceId: string, id: string): Promise<Journey> {
  const journey = await findJourney(ctx.db, workspaceId, id)
  if (journey === null || !STATES.includes(journey.state)) throw noSuchJourney()
  return journey
}
