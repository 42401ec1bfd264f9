import type { Drawn } from '../engine-fixture.ts'
import { draw, on } from '../engine-fixture.ts'

/** A journey as the model sees it: its nodes by name, in the order in which they were made. */
export type Plan = ReadonlyMap<string, PlannedNode>

export type PlannedNode = Stop & {
  /** False: passed over. */
  published: boolean
  /** Where each way out leads; the one without a name is for all others. */
  ways: readonly { name: string | null; to: string }[]
}

/** What becomes of a lead at a node. Times are hours. */
export type Stop =
  | { type: 'TRIGGER' }
  | { type: 'WAIT'; hours: number }
  | {
      type: 'WAIT_FOR_EVENT'
      event: string
      /** What the event must say. */
      n: number | null
      timeout: number | null
      looksBack: boolean
    }
  /** Each way has the name of the value that it is for. */
  | { type: 'CONDITION'; values: readonly string[] }
  | { type: 'SPLIT'; weights: readonly number[] | null }
  | { type: 'CONTENT'; timeout: number | null }
  | { type: 'GOAL_CHECK' }
  | { type: 'EXIT'; reason: string | null }

/** The hours after which a form closes. */
export const FORM_CLOSES = 30
/** What lets a lead in. */
export const ENTRANCE = 'go'

/** The plan as a canvas. */
export function drawPlan(plan: Plan, formId: string): Drawn {
  const nodes = [...plan].map(([name, node]) => [name, canvasNode(node, formId)] as const)
  const edges = [...plan].flatMap(([from, { ways }]) =>
    ways.map(({ name, to }): Parameters<typeof draw>[1][number] =>
      name === null ? [from, to] : [from, to, name],
    ),
  )
  return draw(Object.fromEntries(nodes), edges)
}

function canvasNode(node: PlannedNode, formId: string): Parameters<typeof draw>[0][string] {
  const { type, published } = node
  const inHours = (hours: number | null) =>
    hours === null ? {} : { timeout: { amount: hours, unit: 'hours' } }
  switch (node.type) {
    case 'TRIGGER':
      return on(ENTRANCE)
    case 'WAIT':
      return { type, published, config: { duration: node.hours, unit: 'hours' } }
    case 'WAIT_FOR_EVENT': {
      const criteria = node.n === null ? [] : [{ Property: 'n', Operator: 'equals', Value: node.n }]
      const lookback = node.looksBack ? { lookback: 'enrollment' } : {}
      const config = { eventName: node.event, criteria, ...lookback, ...inHours(node.timeout) }
      return { type, published, config }
    }
    case 'CONDITION': {
      const branches = node.values.map((value) => ({
        handle: value,
        criteria: [{ Property: 'mood', Operator: 'equals', Value: value }],
      }))
      return { type, published, config: { branches } }
    }
    case 'SPLIT': {
      if (node.weights === null) return { type, published }
      const weights = Object.fromEntries(
        node.ways.map(({ name }, at) => [name ?? '', node.weights?.[at]]),
      )
      return { type, published, config: { weights } }
    }
    case 'CONTENT':
      return {
        type,
        published,
        contentId: formId,
        config: { contentType: 'form', ...inHours(node.timeout) },
      }
    case 'GOAL_CHECK':
      return { type, published }
    case 'EXIT':
      return { type, published, config: node.reason === null ? {} : { reason: node.reason } }
    default:
      return node satisfies never
  }
}
