import { isDeepStrictEqual } from 'node:util'
import type { FlownallyDraft } from '../../../wire/vendors/flownally.ts'
import { parseDefinition } from '../../journeys/flownally-definition.ts'
import type { JourneyGraph } from '../../journeys/graph.ts'
import type { Journey } from '../../journeys/journey.ts'
import { JourneyError } from '../../journeys/journey-error.ts'
import type { JourneyRules } from '../../journeys/rules.ts'
import { triggerConfigOf, withTriggerConfig } from './trigger-config.ts'

type Draft = Pick<Journey, 'graph' | 'rules'>

/**
 * The canvas and the entry mode as a request wants them. Both the request and its
 * start node may say the trigger and the entry mode, but not different ones; what
 * neither says stays as it was.
 * @throws {JourneyError} `invalid`: they differ.
 */
export function changedDraft(
  { definition, triggerConfig, entryMode }: FlownallyDraft,
  draft: Draft,
): { graph?: JourneyGraph; rules?: Partial<JourneyRules> } {
  const given = definition && parseDefinition(definition, draft.graph)
  const saidTrigger = given && triggerConfigOf(given)
  const saidMode = given && startOf(given)?.config?.['entryMode']
  const differing = [
    ...(saidTrigger && triggerConfig && !isDeepStrictEqual(saidTrigger, triggerConfig)
      ? ['triggerConfig']
      : []),
    ...(saidMode !== undefined && entryMode !== undefined && saidMode !== entryMode
      ? ['entryMode']
      : []),
  ]
  if (given && differing.length > 0) throw differs(given, differing)

  // Unknown modes of a start node are refused with the other rules.
  const mode = (entryMode ?? saidMode ?? draft.rules.entryMode) as JourneyRules['entryMode']
  const graph = withMode(withGivenTrigger(given, triggerConfig, draft.graph), mode)
  return { rules: { entryMode: mode }, ...(graph !== draft.graph && { graph }) }
}

function withGivenTrigger(
  given: JourneyGraph | undefined,
  triggerConfig: FlownallyDraft['triggerConfig'],
  current: JourneyGraph,
): JourneyGraph {
  const graph = given ?? current
  const has = triggerConfigOf(graph)
  const kept = given && firstTrigger(given) ? triggerConfigOf(current) : null
  const wanted = triggerConfig ?? has ?? kept
  if (wanted === null || isDeepStrictEqual(wanted, has)) return graph
  return withTriggerConfig(graph, wanted)
}

/** A start node that says an entry mode says the journey's. */
function withMode(graph: JourneyGraph, mode: string): JourneyGraph {
  const said = startOf(graph)
  if (said?.config?.['entryMode'] === undefined || said.config['entryMode'] === mode) return graph
  const config = { ...said.config, entryMode: mode }
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node === said ? { ...node, config } : node)),
  }
}

function firstTrigger(graph: JourneyGraph) {
  return graph.nodes.find(({ type }) => type === 'TRIGGER')
}

function startOf(graph: JourneyGraph) {
  return graph.nodes.find(({ kind }) => kind === 'start')
}

function differs(graph: JourneyGraph, names: readonly string[]): JourneyError {
  const message = 'It differs from what the start node says: give one of the two, or the same.'
  const details = names.map((path) => ({
    path,
    nodeId: (path === 'entryMode' ? startOf(graph) : firstTrigger(graph))?.id,
    message,
  }))
  return new JourneyError('invalid', 'The request contradicts itself.', { details, graph })
}
