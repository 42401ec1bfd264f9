import { z } from 'zod'
import { newId } from '../uuid.ts'
import { newEdge, newNode } from './graph.ts'
import type { JourneyGraph, JourneyNode } from './graph.ts'

/** What lets leads in: read from the trigger nodes, whichever vendor wrote them. */

export const BREAKGROUND_TRIGGERS = [
  'URL_MATCH',
  'CUSTOM_EVENT',
  'ELEMENT_CLICK',
  'MANUAL',
] as const

/** Of our own, in BreakGround's shape: what else the pages of a site can watch for. */
export const PAGE_TRIGGERS = [
  'EXIT_INTENT',
  'SCROLL_DEPTH',
  'TIME_ON_PAGE',
  'ELEMENT_VISIBLE',
] as const

export const OCTETH_TRIGGERS = [
  'Manual',
  'ListSubscription',
  'ListUnsubscription',
  'EmailOpen',
  'EmailConversion',
  'EmailLinkClick',
  'Tag',
  'UnTag',
  'CustomFieldValueChanged',
  'RevenueHit',
  'JourneyCompleted',
  'WebsiteEvent_pageView',
  'WebsiteEvent_identify',
  'WebsiteEvent_customEvent',
  'WebsiteEvent_conversion',
] as const
type OctethTrigger = (typeof OCTETH_TRIGGERS)[number]

/** The one that Flownally's page shows; others are kept and fire nothing. */
export const FLOWNALLY_TRIGGERS = ['contact_created'] as const

export interface Trigger {
  nodeId: string
  /** In the word of the vendor who wrote it. */
  type: string
  config: Record<string, unknown>
}

const json = z.record(z.string(), z.unknown())
/** BreakGround's shape, which Octeth's triggers are kept in too. */
const plain = z.object({ triggerType: z.string(), triggerConfig: json.default({}) })
/** `data` of Flownally's start node. */
const flownally = z.object({ triggerConfig: z.looseObject({ type: z.string() }) })

/** Null for a node that says nothing about what triggers it. */
export function triggerOf(node: JourneyNode): Trigger | null {
  const asPlain = plain.safeParse(node.config)
  if (asPlain.success) {
    const { triggerType, triggerConfig } = asPlain.data
    return { nodeId: node.id, type: triggerType, config: triggerConfig }
  }
  const asFlownally = flownally.safeParse(node.config)
  if (!asFlownally.success) return null
  const { type, ...config } = asFlownally.data.triggerConfig
  return { nodeId: node.id, type, config }
}

export function triggersOf(graph: JourneyGraph): Trigger[] {
  return graph.nodes
    .filter(({ type }) => type === 'TRIGGER')
    .flatMap((node) => triggerOf(node) ?? [])
}

/**
 * The graph with this trigger on its first trigger node. Without one, a node is
 * made and leads to every node that no edge leads to.
 * @param config Of the whole node, in the shape of the vendor who writes it.
 */
export function withTrigger(
  graph: JourneyGraph,
  config: Record<string, unknown>,
  kind?: string,
): JourneyGraph {
  const first = graph.nodes.find(({ type }) => type === 'TRIGGER')
  if (first !== undefined) {
    const nodes = graph.nodes.map((node) => (node === first ? { ...node, config } : node))
    return { ...graph, nodes }
  }
  const reached = new Set(graph.edges.map(({ target }) => target))
  const trigger = newNode({ id: newId(), type: 'TRIGGER', config, ...(kind && { kind }) })
  const starts = graph.nodes.filter(({ id }) => !reached.has(id))
  const edges = starts.map(({ id }) => newEdge({ id: newId(), source: trigger.id, target: id }))
  return { ...graph, nodes: [trigger, ...graph.nodes], edges: [...edges, ...graph.edges] }
}

const AS_OCTETH = new Map<string, OctethTrigger>([
  ['URL_MATCH', 'WebsiteEvent_pageView'],
  ['CUSTOM_EVENT', 'WebsiteEvent_customEvent'],
  ['ELEMENT_CLICK', 'WebsiteEvent_customEvent'],
  ['MANUAL', 'Manual'],
  ['contact_created', 'ListSubscription'],
])

/** The nearest of Octeth's fifteen; Manual for what it has no word for. */
export function asOctethTrigger(type: string): OctethTrigger {
  return OCTETH_TRIGGERS.find((one) => one === type) ?? AS_OCTETH.get(type) ?? 'Manual'
}
