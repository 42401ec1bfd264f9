import type { z } from 'zod'
import type {
  BreakgroundCanvas,
  BreakgroundJourney,
  BreakgroundMetadata,
  breakgroundCreateRequest,
  breakgroundListQuery,
  breakgroundPageQuery,
} from '../../../wire/vendors/breakground.ts'
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
import { BreakgroundError } from './refusal.ts'
import { toBreakgroundEnrollment, toBreakgroundJourney, toBreakgroundSummary } from './serialize.ts'

/** The eleven calls, each of a caller who may do it. */
export function journeyCalls(ctx: PlatformContext) {
  const { db } = ctx

  const shown = async (journey: Journey): Promise<{ data: BreakgroundJourney }> => {
    const { id, workspaceId } = journey
    const enrollments = await countEnrollments(db, workspaceId, id)
    return { data: toBreakgroundJourney(journey, enrollments) }
  }
  const find = async ({ workspaceId }: Caller, id: string): Promise<Journey> => {
    const journey = await findJourney(db, workspaceId, id)
    if (journey === null) throw new BreakgroundError('NOT_FOUND', 'There is no such journey.')
    return journey
  }

  return {
    async list({ workspaceId }: Caller, query: z.infer<typeof breakgroundListQuery>) {
      const wanted = { states: statesOf('breakground', query.status), siteId: query.siteId }
      const total = await countJourneys(db, workspaceId, wanted)
      return readPage(readPaging(query), total, async (place) => {
        const journeys = await listJourneys(db, workspaceId, { ...wanted, ...place })
        const ids = journeys.map(({ id }) => id)
        const counts = await enrollmentCounts(db, workspaceId, ids)
        return journeys.map((one) => toBreakgroundSummary(one, counts.get(one.id)?.total ?? 0))
      })
    },

    async create({ workspaceId }: Caller, wanted: z.infer<typeof breakgroundCreateRequest>) {
      const { name, siteId, description = null, nodes = [], edges = [] } = wanted
      const graph = replaceCanvas(emptyGraph(), asCanvas({ nodes, edges }))
      const rules = rulesOf(wanted)
      return shown(
        await createJourney(ctx, workspaceId, { name, siteId, description, rules, graph }),
      )
    },

    async get(caller: Caller, id: string) {
      return shown(await find(caller, id))
    },

    async update({ workspaceId }: Caller, id: string, wanted: BreakgroundMetadata) {
      const { name, siteId, description } = wanted
      const change = {
        ...(name !== undefined && { name }),
        ...(siteId !== undefined && { siteId }),
        ...(description !== undefined && { description }),
        rules: rulesOf(wanted),
      }
      return shown(await editJourney(ctx, workspaceId, id, change))
    },

    async saveCanvas({ workspaceId }: Caller, id: string, canvas: BreakgroundCanvas) {
      const change = ({ graph }: Journey) => ({ graph: replaceCanvas(graph, asCanvas(canvas)) })
      return shown(await editJourney(ctx, workspaceId, id, change))
    },

    async publish({ workspaceId, id: by }: Caller, id: string) {
      return shown(await publishAndActivate(ctx, workspaceId, id, 'activate', { by }))
    },

    async pause(caller: Caller, id: string) {
      // Those inside go on, unless the journey says otherwise.
      const { rules } = await find(caller, id)
      const action = rules.settings['pauseMode'] === 'freeze' ? 'freeze' : 'pause'
      return shown(await changeJourneyState(ctx, caller.workspaceId, id, action))
    },

    async change({ workspaceId }: Caller, id: string, action: 'archive' | 'restore' | 'unpublish') {
      return shown(await changeJourneyState(ctx, workspaceId, id, action))
    },

    async enrollments(caller: Caller, id: string, query: z.infer<typeof breakgroundPageQuery>) {
      const { workspaceId } = caller
      await find(caller, id)
      const total = await countEnrollments(db, workspaceId, id)
      return readPage(readPaging(query), total, async (place) => {
        const enrollments = await listEnrollments(db, workspaceId, id, place)
        return enrollments.map(toBreakgroundEnrollment)
      })
    },
  }
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
