import type { PlatformContext } from '../context.ts'
import { newId } from '../uuid.ts'
import { createJourney } from './create-journey.ts'
import type { JourneyGraph } from './graph.ts'
import type { Journey } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { findJourney } from './journey-store.ts'
import type { WantedJourney } from './create-journey.ts'

/**
 * Makes a draft of another's draft, with nodes and edges of its own.
 * @param change What differs, of the copy as it would be; a copy for another workspace leaves the site behind.
 * @throws {JourneyError} `unknown-journey`, and as `createJourney`.
 */
export async function cloneJourney(
  ctx: Pick<PlatformContext, 'db' | 'now'>,
  source: { workspaceId: string; id: string },
  targetWorkspaceId: string,
  change: (copy: JourneyCopy) => Partial<WantedJourney>,
): Promise<Journey> {
  const original = await findJourney(ctx.db, source.workspaceId, source.id)
  if (original === null || original.state === 'archived') {
    throw new JourneyError('unknown-journey', 'There is no such journey.')
  }
  const copy = copyFor(targetWorkspaceId, original)
  return createJourney(ctx, targetWorkspaceId, { ...copy, ...change(copy) })
}

/** What a copy would be; one for another workspace leaves the site behind. */
export function copyFor(targetWorkspaceId: string, original: Journey): JourneyCopy {
  const { name, description, notes, rules } = original
  const siteId = targetWorkspaceId === original.workspaceId ? original.siteId : null
  return { name, description, notes, siteId, rules, graph: withNewIds(original.graph) }
}

type JourneyCopy = Pick<Journey, 'name' | 'description' | 'notes' | 'siteId' | 'rules' | 'graph'>

/** The same graph with other ids; Flownally's keys stay. */
function withNewIds(graph: JourneyGraph): JourneyGraph {
  const ids = new Map(graph.nodes.map(({ id }) => [id, newId()]))
  const renamed = (end: string | null) => (end === null ? null : (ids.get(end) ?? end))
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, id: ids.get(node.id) ?? node.id })),
    edges: graph.edges.map((edge) => ({
      ...edge,
      id: newId(),
      source: renamed(edge.source),
      target: renamed(edge.target),
    })),
  }
}
