import type { JourneyGraph, JourneyNode } from '../../journeys/graph.ts'
import { isOctethAction } from '../../journeys/node-kinds.ts'

const RESOURCE = /ID$/
const EMAIL = 'EmailID'

/** Numbers of the e-mails that the actions name, each once. */
export function emailsOf({ nodes }: JourneyGraph): number[] {
  const found = new Set<number>()
  for (const { config } of nodes.filter(isAction)) {
    mapResources(config, (name, number) => {
      if (name === EMAIL) found.add(number)
      return number
    })
  }
  return [...found]
}

/**
 * The graph as it can be in another workspace: e-mails by their copies, whatever
 * else an action names by number as 0, other vendors' content gone.
 * @returns Also the names of what became 0, each once.
 */
export function resetResources(
  graph: JourneyGraph,
  emailCopies: ReadonlyMap<number, number>,
): { graph: JourneyGraph; reset: string[] } {
  const reset = new Set<string>()
  const rename = (name: string, number: number) => {
    const copy = name === EMAIL ? emailCopies.get(number) : undefined
    if (copy === undefined) reset.add(name)
    return copy ?? 0
  }
  const nodes = graph.nodes.map((node) => {
    if (!isAction(node)) return { ...node, contentId: null }
    return { ...node, config: mapResources(node.config, rename) as JourneyNode['config'] }
  })
  return { graph: { ...graph, nodes }, reset: [...reset] }
}

function isAction({ kind }: JourneyNode): boolean {
  return isOctethAction(kind)
}

/** The same with other numbers, at every level; 0 names nothing. */
function mapResources(value: unknown, rename: (name: string, number: number) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => mapResources(one, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => {
      const one = (id: unknown) =>
        RESOURCE.test(name) && Number(id) > 0 ? rename(name, Number(id)) : mapResources(id, rename)
      // `ExitJourney` may name several.
      return [name, Array.isArray(inner) ? inner.map(one) : one(inner)]
    }),
  )
}
