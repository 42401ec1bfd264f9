import {
  flownallyCreateRequest,
  flownallyPageQuery,
  flownallyUpdateRequest,
} from '../../../wire/vendors/flownally.ts'
import type { FlownallyOperation } from '../../../wire/vendors/flownally-operations.ts'
import type { Caller } from '../../access/caller.ts'
import type { PlatformContext } from '../../context.ts'
import { changeJourneyState, deleteJourney } from '../../journeys/change-journey-state.ts'
import { createJourney } from '../../journeys/create-journey.ts'
import { editJourney } from '../../journeys/edit-journey.ts'
import { emptyGraph } from '../../journeys/graph.ts'
import { publishJourney } from '../../journeys/publish-journey.ts'
import { defaultRules } from '../../journeys/rules.ts'
import { changedDraft } from './draft-change.ts'
import { parseBody, parseQuery } from './parse-request.ts'
import { readJourney, readJourneys, readVersion, readVersions } from './read.ts'
import { journeyIdOf } from './requested-id.ts'
import { toFlownallyJourney, toFlownallyVersion } from './serialize.ts'

/** What a route is asked; ids are as the path has them. */
interface Asked {
  ctx: PlatformContext
  caller: Caller
  id: string
  query: Record<string, string>
  request: Request
}

/** The body of the answer; null for none. */
type Answer = (asked: Asked) => Promise<object | null>

/** What each of the routes does. None changes more than one journey. */
export const FLOWNALLY_ANSWERS: Readonly<Record<FlownallyOperation, Answer>> = {
  listJourneys: async ({ ctx, caller, query }) =>
    readJourneys(ctx, caller.workspaceId, parseQuery(query, flownallyPageQuery)),

  createJourney: async ({ ctx, caller, request }) => {
    const { name, ...draft } = await parseBody(request, flownallyCreateRequest)
    const change = changedDraft(draft, { graph: emptyGraph(), rules: defaultRules() })
    return toFlownallyJourney(await createJourney(ctx, caller.workspaceId, { name, ...change }))
  },

  getJourney: async ({ ctx, caller, id }) => readJourney(ctx, caller.workspaceId, journeyIdOf(id)),

  updateJourney: async ({ ctx, caller, id, request }) => {
    const journeyId = journeyIdOf(id)
    const { name, ...wanted } = await parseBody(request, flownallyUpdateRequest)
    const edited = await editJourney(ctx, caller.workspaceId, journeyId, (draft) => ({
      ...(name !== undefined && { name }),
      ...changedDraft(wanted, draft),
    }))
    return toFlownallyJourney(edited)
  },

  deleteJourney: async ({ ctx, caller, id }) => {
    await deleteJourney(ctx, caller.workspaceId, journeyIdOf(id), 'delete-inactive')
    return null
  },

  publishJourney: async ({ ctx, caller, id }) => {
    const by = { by: caller.id }
    const { version } = await publishJourney(ctx, caller.workspaceId, journeyIdOf(id), by)
    return toFlownallyVersion(version)
  },

  activateJourney: async ({ ctx, caller, id }) =>
    toFlownallyJourney(
      await changeJourneyState(ctx, caller.workspaceId, journeyIdOf(id), 'activate'),
    ),

  pauseJourney: async ({ ctx, caller, id }) =>
    toFlownallyJourney(await changeJourneyState(ctx, caller.workspaceId, journeyIdOf(id), 'pause')),

  listJourneyVersions: async ({ ctx, caller, id, query }) => {
    const journeyId = journeyIdOf(id)
    return readVersions(
      ctx,
      { workspaceId: caller.workspaceId, journeyId },
      parseQuery(query, flownallyPageQuery),
    )
  },

  getJourneyVersion: async ({ ctx, caller, id }) => readVersion(ctx, caller.workspaceId, id),
}
