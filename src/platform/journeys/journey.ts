import type { JourneyGraph } from './graph.ts'
import type { JourneyRules } from './rules.ts'
import type { Trigger } from './trigger.ts'

/**
 * A journey has two switches: admission (do new leads enter?) and progression
 * (do those inside move on?). Its state is a name for how these stand; the
 * database derives it, so that a query may ask for it.
 *
 * | state | admission | progression | |
 * | --- | --- | --- | --- |
 * | draft | closed | running | never activated |
 * | active | open | running | |
 * | paused | closed | running | those inside go on |
 * | frozen | closed | frozen | those inside stand still |
 * | unpublished | closed | running | was active, is being worked on again |
 * | archived | closed | running | nobody is inside |
 */
export const JOURNEY_STATES = [
  'draft',
  'active',
  'paused',
  'frozen',
  'unpublished',
  'archived',
] as const
export type JourneyState = (typeof JOURNEY_STATES)[number]

/** A journey without its canvas, as in lists. What runs is in the versions; this is the draft. */
export interface JourneySummary {
  id: string
  workspaceId: string
  /** Octeth's id. */
  number: number
  name: string
  description: string | null
  notes: string | null
  siteId: string | null
  state: JourneyState
  admission: 'open' | 'closed'
  progression: 'running' | 'frozen'
  rules: JourneyRules
  /** In the order of their nodes. */
  triggers: Trigger[]
  draftRev: number
  /** Whether the draft was changed since the newest version was made, or there is none. */
  dirty: boolean
  nodeCount: number
  edgeCount: number
  /** How many versions there are. */
  versions: number
  activeVersionId: string | null
  createdAt: Date
  updatedAt: Date
}

export interface Journey extends JourneySummary {
  graph: JourneyGraph
}

/** Never changes; enrollments stay on the one they began with. */
export interface JourneyVersion {
  id: string
  workspaceId: string
  journeyId: string
  /** From 1. */
  seq: number
  graph: JourneyGraph
  rules: JourneyRules
  createdAt: Date
  createdBy: string | null
}
