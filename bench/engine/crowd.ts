import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { createJourney } from '../../src/platform/journeys/create-journey.ts'
import { newEdge, newNode } from '../../src/platform/journeys/graph.ts'
import type { JourneyGraph } from '../../src/platform/journeys/graph.ts'
import { publishAndActivate } from '../../src/platform/journeys/publish-journey.ts'
import { insertLeads } from '../../src/platform/leads/lead-store.ts'
import { newId } from '../../src/platform/uuid.ts'

/** Transactions at once in a process, as the journey worker has them. */
export const AT_ONCE = 4
/** Jobs that are fetched together: as many as the worker moves runs. */
export const BATCH = 25
/** An advisory lock. */
export const GATE = 20_261_122
export const HOWS = {
  together: 'together',
  singly: 'singly',
  jobs: 'jobs',
  jobsSingly: 'jobs-singly',
} as const
const CHUNK = 1000
/** Of the journey below; each wait is one move of a run, and each node one step. */
const WAITS = 4
export const STEPS = 2 + 2 * WAITS
/** To the first wait, and on from each. */
export const MOVES = 1 + WAITS

/** Ten nodes in a line: four waits of a millisecond, each before a decision. */
export function line(): JourneyGraph {
  const trigger = { triggerType: 'CUSTOM_EVENT', triggerConfig: { eventName: 'go' } }
  const nodes = [
    newNode({ id: newId(), type: 'TRIGGER', config: trigger }),
    ...Array.from({ length: WAITS }, () => [
      newNode({ id: newId(), type: 'WAIT', config: { duration: 0.001, unit: 'second' } }),
      newNode({ id: newId(), type: 'CONDITION', config: { branches: [] } }),
    ]).flat(),
    newNode({ id: newId(), type: 'EXIT' }),
  ]
  const edges = nodes
    .slice(1)
    .map(({ id }, at) => newEdge({ id: newId(), source: nodes[at]?.id ?? '', target: id }))
  return { nodes, edges, extra: {} }
}

/** Puts so many leads at the beginning of a new journey, all of them due. */
export async function gather(
  ctx: Pick<PlatformContext, 'db' | 'now'>,
  workspaceId: string,
  many: number,
): Promise<string> {
  const graph = line()
  const { id } = await createJourney(ctx, workspaceId, { name: 'Line', graph })
  const { activeVersionId } = await publishAndActivate(ctx, workspaceId, id, 'activate')
  const none = { leadGroupId: null, values: {} }
  for (let from = 0; from < many; from += CHUNK) {
    const length = Math.min(CHUNK, many - from)
    const leads = await insertLeads(
      ctx.db,
      workspaceId,
      Array.from({ length }, () => none),
    )
    await sql`
      insert into enrollment (id, workspace_id, journey_id, version_id, lead_id, current_node_id,
        enrolled_at, wake_at)
      select gen_random_uuid(), ${workspaceId}::uuid, ${id}::uuid, ${activeVersionId}::uuid, lead_id,
        ${graph.nodes[0]?.id}::uuid, now(), now()
      from unnest(${leads.map((lead) => lead.id)}::uuid[]) as lead_id`.execute(ctx.db)
  }
  return id
}

/** Runs of a journey that are not over. */
export async function countInside(db: Kysely<Database>, journeyId: string): Promise<number> {
  const { inside } = await db
    .selectFrom('enrollment')
    .select(({ fn }) => fn.countAll<string>().as('inside'))
    .where('journey_id', '=', journeyId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(inside)
}
