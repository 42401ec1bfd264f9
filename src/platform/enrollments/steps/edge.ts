import type { EdgeBetween } from '../../journeys/graph.ts'

const ELSE = new Set<string | null>([null, 'else', 'default'])

export function nameOf({ handle, label }: EdgeBetween): string | null {
  return handle ?? label
}

/** The edge of this name, else the one for all others. Undefined: the journey ends here. */
export function chooseEdge(
  edges: readonly EdgeBetween[],
  branch: string | null,
): EdgeBetween | undefined {
  const named = branch === null ? undefined : edges.find((edge) => nameOf(edge) === branch)
  return named ?? edges.find((edge) => ELSE.has(nameOf(edge))) ?? onlyOne(edges, branch)
}

/** A single edge with a label of no meaning, such as "next", leads on from what has one way out. */
function onlyOne(edges: readonly EdgeBetween[], branch: string | null): EdgeBetween | undefined {
  return branch === null && edges.length === 1 ? edges[0] : undefined
}
