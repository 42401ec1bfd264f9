import type {
  BreakgroundEnrollment,
  BreakgroundJourney,
  BreakgroundJourneySummary,
} from '../../../wire/vendors/breakground.ts'
import type { EnrollmentOfLead, EnrollmentStatus } from '../../enrollments/enrollment.ts'
import type { Journey, JourneySummary } from '../../journeys/journey.ts'
import { vendorStatus } from '../../journeys/vendor-status.ts'

/** As in lists. */
export function toBreakgroundSummary(
  journey: JourneySummary,
  enrollments: number,
): BreakgroundJourneySummary {
  const { id, name, description, siteId, rules, createdAt, updatedAt } = journey
  const status = vendorStatus('breakground', journey.state)
  if (status === null) throw new Error('BreakGround sees journeys of every state.')
  return {
    id,
    name,
    description,
    status,
    audienceId: rules.audienceId,
    siteId,
    settings: rules.settings,
    goalConfig: rules.goal,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    _count: { nodes: journey.nodeCount, edges: journey.edgeCount, enrollments },
  }
}

/** The draft with its canvas. */
export function toBreakgroundJourney(journey: Journey, enrollments: number): BreakgroundJourney {
  const { graph, rules } = journey
  const nodeIds = new Set(graph.nodes.map(({ id }) => id))
  const edges = graph.edges.flatMap(({ id, source, target, label, handle }) =>
    // Others connect nothing that BreakGround could show.
    source !== null && target !== null && nodeIds.has(source) && nodeIds.has(target)
      ? [{ id, sourceNodeId: source, targetNodeId: target, label, sourceHandle: handle }]
      : [],
  )
  const summary = toBreakgroundSummary(journey, enrollments)
  return {
    ...summary,
    allowAnonymous: rules.allowAnonymous,
    // Audiences are only named so far.
    audience: rules.audienceId === null ? null : { id: rules.audienceId },
    nodes: graph.nodes.map(({ id, type, contentId, config, position }) => ({
      id,
      type,
      contentId,
      config,
      position,
    })),
    edges,
  }
}

const STATUSES = {
  active: 'in_progress',
  completed: 'completed',
  stopped: 'stopped',
  abandoned: 'abandoned',
  // BreakGround has no word for it; nobody is taken further.
  failed: 'stopped',
} as const satisfies Record<EnrollmentStatus, BreakgroundEnrollment['status']>

export function toBreakgroundEnrollment(enrollment: EnrollmentOfLead): BreakgroundEnrollment {
  const { id, journeyId, leadId, status, enrolledAt, lead } = enrollment
  return {
    id,
    journeyId,
    endUserId: leadId,
    status: STATUSES[status],
    enrolledAt: enrolledAt.toISOString(),
    endUser: { id: leadId, traits: lead.values },
  }
}
