import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { enrol } from '../../../src/platform/enrollments/enrol.ts'
import type { Happening } from '../../../src/platform/enrollments/happen.ts'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { listRefusals } from '../../../src/platform/enrollments/refusal-store.ts'
import { track } from '../../../src/platform/enrollments/track.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { newEdge, newNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph, JourneyNode } from '../../../src/platform/journeys/graph.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import type { JourneyRules } from '../../../src/platform/journeys/rules.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { newId } from '../../../src/platform/uuid.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { setUpWorkspace, testContext } from '../platform-fixture.ts'

type DrawnNode = Partial<JourneyNode> & Pick<JourneyNode, 'type'>
/** From a node to another, by their names, and what the edge is called. */
type DrawnEdge = [from: string, to: string, handle?: string]

/** A canvas by names, and the names back from the ids of its nodes. */
export function draw(nodes: Record<string, DrawnNode>, edges: DrawnEdge[]) {
  const ids = new Map(Object.keys(nodes).map((name) => [name, newId()]))
  const graph: JourneyGraph = {
    nodes: Object.entries(nodes).map(([name, node]) => newNode({ id: ids.get(name)!, ...node })),
    edges: edges.map(([from, to, handle = null]) =>
      newEdge({ id: newId(), source: ids.get(from)!, target: ids.get(to)!, handle }),
    ),
    extra: {},
  }
  return { graph, names: new Map([...ids].map(([name, id]) => [id, name])) }
}

export type Drawn = ReturnType<typeof draw>

export function on(eventName: string): DrawnNode {
  return { type: 'TRIGGER', config: { triggerType: 'CUSTOM_EVENT', triggerConfig: { eventName } } }
}

/** A workspace in which journeys run, by a clock that stands still until it is moved. */
export async function engineFixture(db: Kysely<Database>, file: WorkspaceFileInput = {}) {
  const ctx = await testContext(db)
  const workspaceId = await setUpWorkspace(db, file)
  const failures: object[] = []
  const log = { error: (record: object) => void failures.push(record) }
  const moveAll = async () => {
    while (await moveDue(ctx, { log }));
  }

  async function journey({ graph }: Pick<Drawn, 'graph'>, rules: Partial<JourneyRules> = {}) {
    const made = await createJourney(ctx, workspaceId, { name: 'J', graph, rules })
    return publishAndActivate(ctx, workspaceId, made.id, 'activate')
  }

  async function lead(
    values: Record<string, string> = {},
    more: { suppressed?: boolean; anonymous_id?: string; time_zone?: string } = {},
  ): Promise<string> {
    const [made] = await insertLeads(db, workspaceId, [{ leadGroupId: null, values }])
    if (Object.keys(more).length > 0) {
      await db.updateTable('lead').set(more).where('id', '=', made!.id).execute()
    }
    return made!.id
  }

  let told = 0
  const tell = (leadId: string, name: string, more: Partial<Happening> = {}) =>
    track(
      ctx,
      { workspaceId, leadId },
      { name, props: {}, occurredAt: ctx.now(), messageId: `m${++told}`, ...more },
    )

  async function runsOf(journeyId: string) {
    return db
      .selectFrom('enrollment')
      .selectAll()
      .where('journey_id', '=', journeyId)
      .orderBy('id')
      .execute()
  }

  /** Of all runs of a journey: "node outcome branch", in their order. */
  async function ledger(journeyId: string, { names }: Drawn): Promise<string[]> {
    const rows = await db
      .selectFrom('enrollment_step as s')
      .innerJoin('enrollment as e', 'e.id', 's.enrollment_id')
      .select(['s.node_id', 's.outcome', 's.branch'])
      .where('e.journey_id', '=', journeyId)
      .orderBy('e.id')
      .orderBy('s.step_no')
      .execute()
    return rows.map(({ node_id: id, outcome, branch }) =>
      [names.get(id) ?? id, outcome, ...(branch === null ? [] : [branch])].join(' '),
    )
  }

  return {
    ctx,
    workspaceId,
    failures,
    journey,
    lead,
    tell,
    moveAll,
    runsOf,
    ledger,
    enrol: (journeyId: string, leadId: string) => enrol(ctx, workspaceId, { journeyId, leadId }),
    reasons: async (journeyId: string) =>
      (await listRefusals(db, workspaceId, journeyId)).map(
        ({ reason, times }) => `${reason} ${times}`,
      ),
    /** Lets hours pass, and the worker look. */
    async pass(hours: number) {
      ctx.clock.passMinutes(hours * 60)
      await moveAll()
    },
  }
}

export type EngineFixture = Awaited<ReturnType<typeof engineFixture>>
