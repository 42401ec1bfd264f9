import * as fc from 'fast-check'
import type { Plan, PlannedNode, Stop } from './plan.ts'

/** Names of what may happen besides the entrance. */
export const EVENT_NAMES = ['a', 'b'] as const
/** What a lead may be like. */
export const MOODS = ['glad', 'sad', 'odd'] as const

const hours = fc.integer({ min: 1, max: 40 })
const timeout = fc.option(hours)

const anyStop: fc.Arbitrary<Stop> = fc.oneof(
  fc.record({ type: fc.constant('WAIT' as const), hours }),
  fc.record({
    type: fc.constant('WAIT_FOR_EVENT' as const),
    event: fc.constantFrom(...EVENT_NAMES),
    n: fc.option(fc.integer({ min: 0, max: 1 }), { freq: 1 }),
    timeout,
    looksBack: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('CONDITION' as const),
    values: fc.subarray([...MOODS], { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('SPLIT' as const),
    weights: fc.option(fc.constantFrom([50, 50], [10, 90], [0, 100], [33.33, 33.33, 33.34])),
  }),
  fc.record({ type: fc.constant('CONTENT' as const), timeout }),
  fc.constant({ type: 'GOAL_CHECK' as const }),
  fc.record({
    type: fc.constant('EXIT' as const),
    reason: fc.option(fc.constantFrom('enough', 'bored')),
  }),
)

/** A stop, and where its ways lead: how many nodes on, or back, as the plan has them. */
const anyNode = fc.record({
  stop: anyStop,
  jumps: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
  isOpenEnded: fc.boolean(),
  isSkipped: fc.nat(9).map((n) => n === 0),
  isBackwards: fc.nat(3).map((n) => n === 0),
})

/** Any journey that may be published: every node is reached, and whoever goes in a circle waits in it. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .array(anyNode, { minLength: 1, maxLength: 8 })
  .map((nodes) => {
    const names = ['start', ...nodes.map((_, at) => `n${at}`), 'end']
    const plan = new Map<string, PlannedNode>([
      ['start', { type: 'TRIGGER', published: true, ways: [{ name: null, to: 'n0' }] }],
    ])
    for (const [at, { stop, jumps, isOpenEnded, isSkipped, isBackwards }] of nodes.entries()) {
      const published = !isSkipped || stop.type === 'SPLIT' || stop.type === 'EXIT'
      const goesBack = isBackwards && published && stop.type === 'WAIT'
      const to = (jump = 0) =>
        goesBack ? `n${jump % (at + 1)}` : names[Math.min(at + 2 + jump, names.length - 1)]!
      const ways = waysOf(stop, isOpenEnded).map((name, way) => ({ name, to: to(jumps[way]) }))
      plan.set(`n${at}`, { ...stop, published, ways })
    }
    plan.set('end', { type: 'EXIT', reason: null, published: true, ways: [] })
    return reached(plan)
  })

/** @param isOpenEnded Has no way for "all others": there the journey ends. */
function waysOf(stop: Stop, isOpenEnded: boolean): (string | null)[] {
  const others = isOpenEnded ? [] : [null]
  switch (stop.type) {
    case 'TRIGGER':
    case 'WAIT':
      return [null]
    case 'WAIT_FOR_EVENT':
      return ['timeout', ...others]
    case 'CONDITION':
      return [...stop.values, ...others]
    case 'SPLIT':
      return (stop.weights ?? [50, 50]).map((_, at) => `w${at}`)
    case 'CONTENT':
      return ['completed', 'timeout', ...others]
    case 'GOAL_CHECK':
      return ['success', ...others]
    case 'EXIT':
      return []
    default:
      return stop satisfies never
  }
}

function reached(plan: Map<string, PlannedNode>): Plan {
  const seen = new Set<string>()
  const next = ['start']
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    next.push(...(plan.get(name)?.ways ?? []).map(({ to }) => to))
  }
  return new Map([...plan].filter(([name]) => seen.has(name)))
}
