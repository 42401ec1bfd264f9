import type {
  FlownallyDefinition,
  FlownallyJourney,
  FlownallyJourneyDetails,
  FlownallyJourneyVersion,
} from '../../../wire/vendors/flownally.ts'
import { toDefinition } from '../../journeys/flownally-definition.ts'
import type { JourneyGraph } from '../../journeys/graph.ts'
import { toJourneyText, toVersionText } from '../../journeys/journey-id.ts'
import type { Journey, JourneySummary, JourneyVersion } from '../../journeys/journey.ts'
import { uuidToUlid } from '../../journeys/ulid.ts'
import { vendorStatus } from '../../journeys/vendor-status.ts'
import { noSuchJourney } from './refuse.ts'
import { triggerConfigOf } from './trigger-config.ts'

/** @throws {FlownallyError} `not-found`: an archived journey is none of Flownally's. */
export function toFlownallyJourney(journey: JourneySummary): FlownallyJourney {
  const status = vendorStatus('flownally', journey.state)
  if (status === null) throw noSuchJourney()
  return {
    id: toJourneyText(journey.id),
    tenantId: `tn_${uuidToUlid(journey.workspaceId)}`,
    name: journey.name,
    status,
    createdAt: journey.createdAt.toISOString(),
    updatedAt: journey.updatedAt.toISOString(),
    entryMode: journey.rules.entryMode,
  }
}

/** With the draft, where something is on its canvas, and what runs. */
export function toFlownallyDetails(
  journey: Journey,
  active: JourneyVersion | null,
): FlownallyJourneyDetails {
  const { nodes, edges } = journey.graph
  return {
    ...toFlownallyJourney(journey),
    ...(nodes.length + edges.length > 0 && definitionParts(journey)),
    ...(active !== null && { activeVersion: toFlownallyVersion(active) }),
  }
}

export function toFlownallyVersion(version: JourneyVersion): FlownallyJourneyVersion {
  return {
    id: toVersionText(version.id),
    journeyId: toJourneyText(version.journeyId),
    ...definitionParts(version),
    entryMode: version.rules.entryMode,
    createdAt: version.createdAt.toISOString(),
  }
}

function definitionParts({ graph, rules }: Pick<JourneyVersion, 'graph' | 'rules'>) {
  const triggerConfig = triggerConfigOf(graph)
  return {
    definition: withEntryMode(graph, rules.entryMode),
    ...(triggerConfig !== null && { triggerConfig }),
  }
}

/** Start nodes say the journey's entry mode, also those whose writer left it out. */
function withEntryMode(graph: JourneyGraph, entryMode: string): FlownallyDefinition {
  const nodes = graph.nodes.map((node) =>
    node.kind === 'start' ? { ...node, config: { ...node.config, entryMode } } : node,
  )
  return toDefinition({ ...graph, nodes })
}
