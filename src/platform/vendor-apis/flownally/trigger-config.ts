import { flownallyTriggerConfig } from '../../../wire/vendors/flownally.ts'
import type { FlownallyTriggerConfig } from '../../../wire/vendors/flownally.ts'
import type { JourneyGraph } from '../../journeys/graph.ts'
import { triggerOf, withTrigger } from '../../journeys/trigger.ts'

/** What the first trigger node says, in Flownally's shape; null where it says nothing. */
export function triggerConfigOf(graph: JourneyGraph): FlownallyTriggerConfig | null {
  const node = graph.nodes.find(({ type }) => type === 'TRIGGER')
  const trigger = node === undefined ? null : triggerOf(node)
  if (trigger === null) return null
  // As it was written, its keys in their order; other vendors write it otherwise.
  const own = flownallyTriggerConfig.safeParse(node?.config?.['triggerConfig'])
  if (own.success && own.data.type === trigger.type) return own.data
  return { ...trigger.config, type: trigger.type }
}

/** The graph with this on its first trigger node, which is made where there is none. */
export function withTriggerConfig(
  graph: JourneyGraph,
  triggerConfig: FlownallyTriggerConfig,
): JourneyGraph {
  const node = graph.nodes.find(({ type }) => type === 'TRIGGER')
  const { triggerType: _, ...rest } = node?.config ?? {}
  return withTrigger(graph, { ...rest, triggerConfig }, 'start')
}
