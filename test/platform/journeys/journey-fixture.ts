import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { newEdge, newNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph, JourneyNode } from '../../../src/platform/journeys/graph.ts'
import { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { START, setUpWorkspace } from '../platform-fixture.ts'

/** A workspace and a clock that stands still until it is moved. */
export async function journeyFixture(db: Kysely<Database>) {
  const clock = { at: START }
  const workspaceId = await setUpWorkspace(db)
  return { ctx: { db, now: () => new Date(clock.at) }, clock, workspaceId }
}

/** What becomes of nodes one behind the other. */
export function chain(
  ...nodes: (Partial<JourneyNode> & Pick<JourneyNode, 'type'>)[]
): JourneyGraph {
  const made = nodes.map((node) => newNode({ id: newId(), ...node }))
  const edges = made
    .slice(1)
    .map(({ id }, at) => newEdge({ id: newId(), source: made[at]!.id, target: id }))
  return { nodes: made, edges, extra: {} }
}

export const MANUAL = {
  type: 'TRIGGER',
  config: { triggerType: 'MANUAL', triggerConfig: {} },
} as const

/** A journey that can be published. */
export function soundGraph(): JourneyGraph {
  return chain(MANUAL, { type: 'WAIT', config: { duration: 2, unit: 'days' } }, { type: 'EXIT' })
}

/** "done", or the code of the refusal. Anything else is a failure. */
export async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (error instanceof JourneyError) return error.code
    throw error
  }
}
