import { createHash } from 'node:crypto'
import type { Drawn } from '../engine-fixture.ts'

/**
 * The way out of a split that is drawn for a lead, found without the engine: the
 * first 52 bits of SHA-256 over journey, node, lead and rotation, joined by NUL,
 * against the weights of the edges in the order of their ids.
 * @param weights By the names of the ways; without any, each is as likely.
 */
export function drawnWay(
  { graph }: Pick<Drawn, 'graph'>,
  nodeId: string,
  who: { journeyId: string; leadId: string; rotation: number },
  weights: Readonly<Record<string, number>> | null,
): string {
  const text = [who.journeyId, nodeId, who.leadId, who.rotation].join('\0')
  const bits = createHash('sha256').update(text).digest('hex').slice(0, 13)
  const drawn = (100 * Number.parseInt(bits, 16)) / 2 ** 52
  const edges = graph.edges.filter(({ source }) => source === nodeId)
  const names = edges.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ handle }) => handle ?? '')
  let upTo = 0
  for (const name of names) {
    upTo += weights === null ? 100 / names.length : (weights[name] ?? 0)
    if (drawn < upTo) return name
  }
  throw new Error('The weights make less than 100.')
}
