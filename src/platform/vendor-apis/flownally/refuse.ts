import type { FlownallyViolation } from '../../../wire/vendors/flownally.ts'
import { AccessError } from '../../access/access-error.ts'
import { TooManyCalls } from '../../access/call-rate.ts'
import type { JourneyGraph } from '../../journeys/graph.ts'
import { JourneyError } from '../../journeys/journey-error.ts'
import { JsonError } from '../parse-json.ts'
import { FlownallyError } from './problem.ts'

/** What the platform refused, as Flownally would; null for what is no refusal. */
export function asFlownallyError(error: unknown): FlownallyError | null {
  if (error instanceof FlownallyError) return error
  if (error instanceof JsonError) return new FlownallyError('malformed', error.message)
  if (error instanceof TooManyCalls) return new FlownallyError('rate-limited', error.message)
  if (error instanceof AccessError) return new FlownallyError(error.code, error.message)
  return error instanceof JourneyError ? ofJourney(error) : null
}

export function noSuchJourney(): FlownallyError {
  return new FlownallyError('not-found', 'There is no such journey.')
}

function ofJourney(error: JourneyError): FlownallyError | null {
  switch (error.code) {
    case 'unknown-journey':
      return noSuchJourney()
    case 'wrong-state':
      // Flownally does not know archived journeys.
      if (error.state === 'archived') return noSuchJourney()
      return new FlownallyError('conflict', error.message)
    case 'never-published':
    case 'stale-draft':
      return new FlownallyError('conflict', error.message)
    case 'not-publishable':
    case 'foreign-node':
    case 'invalid': {
      const { graph } = error
      const violations = error.details.map((detail) => toViolation(detail as Detail, graph))
      return new FlownallyError('invalid', error.message, violations)
    }
    case 'unknown-site':
      // Flownally has no sites: none of these routes names one.
      return null
    default:
      return error.code satisfies never
  }
}

/** What the domain says in the details of a refusal. */
interface Detail {
  path?: string
  nodeId?: string | null
  edgeId?: string
  code?: string
  severity?: 'error' | 'warning'
  message?: string
}

function toViolation(
  { path, nodeId, edgeId, code, severity, message }: Detail,
  graph: JourneyGraph | undefined,
): FlownallyViolation {
  const nodeAt = graph?.nodes.findIndex(({ id }) => id === nodeId) ?? -1
  const edgeAt = graph?.edges.findIndex(({ id }) => id === edgeId) ?? -1
  const node = nodeId == null ? undefined : (graph?.nodes[nodeAt]?.key ?? nodeId)
  return {
    field: path === undefined ? place(nodeAt, edgeAt) : fieldOf(path),
    description: message ?? 'It is not valid.',
    ...(code !== undefined && { code }),
    ...(severity !== undefined && { severity }),
    ...(node !== undefined && { nodeId: node }),
  }
}

function place(nodeAt: number, edgeAt: number): string {
  if (edgeAt >= 0) return `definition.edges.${edgeAt}`
  return nodeAt >= 0 ? `definition.nodes.${nodeAt}` : 'definition'
}

/** The domain's paths begin at the graph. */
function fieldOf(path: string): string {
  return /^(nodes|edges)\b/.test(path) ? `definition.${path}` : path
}
