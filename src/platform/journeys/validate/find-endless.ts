import { edgesBySource } from '../graph.ts'
import type { JourneyGraph, JourneyNode } from '../graph.ts'
import { error } from './problem.ts'
import type { Problem } from './problem.ts'

/** Where a lead stays for a while. */
const STAYS = new Set(['WAIT', 'WAIT_FOR_EVENT', 'CONTENT'])

/**
 * Circles in which nobody ever waits: a lead would run in them for ever. One
 * problem for each, at its first node. Strongly connected components, after Tarjan.
 */
export function findEndless(graph: JourneyGraph): Problem[] {
  const running = new Set(graph.nodes.filter(isPassed).map(({ id }) => id))
  const outgoing = edgesBySource(graph)
  const targets = (id: string) =>
    (outgoing.get(id) ?? []).map(({ target }) => target).filter((target) => running.has(target))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []

  const visit = (id: string): number => {
    const mine = order.size
    let low = mine
    order.set(id, mine)
    lowest.set(id, mine)
    stack.push(id)
    for (const target of targets(id)) {
      if (!order.has(target)) low = Math.min(low, visit(target))
      else if (stack.includes(target)) low = Math.min(low, order.get(target) ?? low)
    }
    lowest.set(id, low)
    if (low === mine) {
      const circle = stack.splice(stack.indexOf(id))
      if (circle.length > 1 || targets(id).includes(id)) circles.push(circle)
    }
    return low
  }
  for (const id of running) if (!order.has(id)) visit(id)

  return circles.map((circle) => {
    const inCircle = new Set(circle)
    const first = graph.nodes.find(({ id }) => inCircle.has(id))
    return error('endless', 'A circle without a wait: nobody would get out of it.', {
      nodeId: first?.id ?? null,
    })
  })
}

function isPassed({ type, published }: JourneyNode): boolean {
  return type !== 'EXIT' && !(published && STAYS.has(type))
}
