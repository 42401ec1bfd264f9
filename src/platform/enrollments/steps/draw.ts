import { createHash } from 'node:crypto'
import type { EdgeBetween } from '../../journeys/graph.ts'
import type { Weight } from '../../journeys/node-settings/weights.ts'
import { nameOf } from './edge.ts'

/**
 * A number from 0 to 1, always the same for the same parts: the first 52 bits of
 * their SHA-256, joined by a NUL.
 */
export function drawNumber(...parts: readonly (string | number)[]): number {
  const hash = createHash('sha256').update(parts.join('\0')).digest()
  return Number(hash.readBigUInt64BE() >> 12n) / 2 ** 52
}

/**
 * The edge that a number falls on, in the order of their ids.
 * @param weights Percent, by name; null: each edge is as likely.
 */
export function drawEdge(
  edges: readonly EdgeBetween[],
  weights: readonly Weight[] | null,
  drawn: number,
): EdgeBetween | undefined {
  const sorted = edges.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const percent = (edge: EdgeBetween) =>
    weights === null
      ? 100 / sorted.length
      : (weights.find(({ handle }) => handle === nameOf(edge))?.weight ?? 0)
  let sum = 0
  for (const edge of sorted) {
    sum += percent(edge)
    if (drawn * 100 < sum) return edge
  }
  // Weights may make a hair less than 100.
  return sorted.findLast((edge) => percent(edge) > 0)
}
