import {
  breakgroundCanvasRequest,
  breakgroundCreateRequest,
  breakgroundListQuery,
  breakgroundPageQuery,
  breakgroundUpdateRequest,
} from '../../../wire/vendors/breakground.ts'
import type { BreakgroundCanvas, BreakgroundMetadata } from '../../../wire/vendors/breakground.ts'
import type { BreakgroundOperation } from '../../../wire/vendors/breakground-operations.ts'
import type { Caller } from '../../access/caller.ts'
import type { PlatformContext } from '../../context.ts'
import {
  countEnrollments,
  enrollmentCounts,
  listEnrollments,
} from '../../enrollments/enrollment-list-store.ts'
import { replaceCanvas } from '../../journeys/canvas.ts'
import type { Canvas } from '../../journeys/canvas.ts'
import { changeJourneyState } from '../../journeys/change-journey-state.ts'
import { createJourney } from '../../journeys/create-journey.ts'
import { editJourney } from '../../journeys/edit-journey.ts'
import { emptyGraph } from '../../journeys/graph.ts'
import { countJourneys, listJourneys } from '../../journeys/journey-list-store.ts'
import { findJourney } from '../../journeys/journey-store.ts'
import type { Journey } from '../../journeys/journey.ts'
import { publishAndActivate } from '../../journeys/publish-journey.ts'
import type { JourneyRules } from '../../journeys/rules.ts'
import { statesOf } from '../../journeys/vendor-status.ts'
import { readPage, readPaging } from './paging.ts'
import { parseBody, parseQuery } from './parse-request.ts'
import { BreakgroundError } from './refusal.ts'
import { toBreakgroundEnrollment, toBreakgroundJourney, toBreakgroundSummary } from './serialize.ts'

/** What a route is asked; ids are as the path has them. */
interface Asked {
  ctx: PlatformContext
  caller: Caller
  id: string
  query: Record<string, string>
  request: Request
}

type Answer = (asked: Asked) => Promise<object>

/** What each of the routes does, for a caller who may do it. */
export const BREAKGROUND_ANSWERS: Readonly<Record<BreakgroundOperation, Answer>> = {
  async listJourneys({ ctx: { db }, caller: { workspaceId }, query: given }) {
    const query = parseQuery(given, breakgroundListQuery)
    const wanted = { states: statesOf('breakground', query.status), siteId: query.siteId }
    const total = await countJourneys(db, workspaceId, wanted)
    return readPage(readPaging(query), total, async (place) => {
      const journeys = await listJourneys(db, workspaceId, { ...wanted, ...place })
      const ids = journeys.map(({ id }) => id)
      const counts = await enrollmentCounts(db, workspaceId, ids)
      return journeys.map((one) => toBreakgroundSummary(one, counts.get(one.id)?.total ?? 0))
    })
  },

  async createJourney({ ctx, caller: { workspaceId }, request }) {
    const wanted = await parseBody(request, breakgroundCreateRequest)
    const { name, siteId, description = null, nodes = [], edges = [] } = wanted
    const graph = replaceCanvas(emptyGraph(), asCanvas({ nodes, edges }))
    const draft = { name, siteId, description, rules: rulesOf(wanted), graph }
    return shown(ctx, await createJourney(ctx, workspaceId, draft))
  },

  getJourney: async (asked) => shown(asked.ctx, await find(asked)),

  async updateJourney({ ctx, caller: { workspaceId }, id, request }) {
    const wanted = await parseBody(request, breakgroundUpdateRequest)
    const { name, siteId, description } = wanted
    const change = {
      ...(name !== undefined && { name }),
      ...(siteId !== undefined && { siteId }),
      ...(description !== undefined && { description }),
      rules: rulesOf(wanted),
    }
    return shown(ctx, await editJourney(ctx, workspaceId, id, change))
  },

  async saveCanvas({ ctx, caller: { workspaceId }, id, request }) {
    const canvas = asCanvas(await parseBody(request, breakgroundCanvasRequest))
    const change = ({ graph }: Journey) => ({ graph: replaceCanvas(graph, canvas) })
    return shown(ctx, await editJourney(ctx, workspaceId, id, change))
  },

  archiveJourney: (asked) => changeState(asked, 'archive'),

  async publishJourney({ ctx, caller: { workspaceId, id: by }, id }) {
    return shown(ctx, await publishAndActivate(ctx, workspaceId, id, 'activate', { by }))
  },

  unpublishJourney: (asked) => changeState(asked, 'unpublish'),

  async pauseJourney(asked) {
    // Those inside go on, unless the journey says otherwise.
    const { rules } = await find(asked)
    return changeState(asked, rules.settings['pauseMode'] === 'freeze' ? 'freeze' : 'pause')
  },

  restoreJourney: (asked) => changeState(asked, 'restore'),

  async listEnrollments(asked) {
    const paging = readPaging(parseQuery(asked.query, breakgroundPageQuery))
    const { id, workspaceId } = await find(asked)
    const { db } = asked.ctx
    const total = await countEnrollments(db, workspaceId, id)
    return readPage(paging, total, async (place) => {
      const enrollments = await listEnrollments(db, workspaceId, id, place)
      return enrollments.map(toBreakgroundEnrollment)
    })
  },
}

async function shown({ db }: PlatformContext, journey: Journey): Promise<{ data: object }> {
  const enrollments = await countEnrollments(db, journey.workspaceId, journey.id)
  return { data: toBreakgroundJourney(journey, enrollments) }
}

async function find({ ctx: { db }, caller: { workspaceId }, id }: Asked): Promise<Journey> {
  const journey = await findJourney(db, workspaceId, id)
  if (journey === null) throw new BreakgroundError('NOT_FOUND', 'There is no such journey.')
  return journey
}

type Change = 'archive' | 'freeze' | 'pause' | 'restore' | 'unpublish'

async function changeState({ ctx, caller: { workspaceId }, id }: Asked, action: Change) {
  return shown(ctx, await changeJourneyState(ctx, workspaceId, id, action))
}

/** Only what the request says. */
function rulesOf(wanted: BreakgroundMetadata): Partial<JourneyRules> {
  const { audienceId, settings, goalConfig, allowAnonymous } = wanted
  return {
    ...(audienceId !== undefined && { audienceId }),
    ...(settings !== undefined && { settings }),
    ...(goalConfig !== undefined && { goal: goalConfig }),
    ...(allowAnonymous !== undefined && { allowAnonymous }),
  }
}

/** An id that is null is none. */
function asCanvas({ nodes, edges }: BreakgroundCanvas): Canvas {
  return {
    nodes: nodes.map((node) => ({ ...node, id: node.id ?? undefined })),
    edges: edges.map((edge) => ({ ...edge, id: edge.id ?? undefined })),
  }
}
