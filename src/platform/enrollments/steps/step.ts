import type { EffectKind } from '../../effects/effect.ts'
import type { EdgeBetween, JourneyNode } from '../../journeys/graph.ts'
import type { JourneyRules } from '../../journeys/rules.ts'
import type { JourneyLead } from '../../leads/journey-lead-store.ts'
import type { LeadChange, Unchanged } from '../../leads/lead-change.ts'
import type { Parked, Run } from '../run.ts'

/** What a step decides by. */
export interface Situation {
  node: JourneyNode
  /** Those that lead on from the node. */
  edges: readonly EdgeBetween[]
  rules: JourneyRules
  run: Run
  lead: JourneyLead
  /** Null on arrival; else since when it stands here, and for what. */
  parked: Parked | null
  now: Date
  facts: Facts
}

/** What a step asks of the world, and what it may begin there. */
export interface Facts {
  /** Whether the lead did this after an event of that number. */
  hasEvent(wanted: {
    name: string
    since: string
    fits: (props: Props) => boolean
  }): Promise<boolean>
  /** Number of the last event that was heard of the lead. */
  lastSeq(): Promise<string>
  isGoalMet(): Promise<boolean>
  /** Begins a form or an appointment for the lead; null where there is none of this id for him. */
  openSession(content: Content): Promise<OpenedSession | null>
  sessionState(id: string): Promise<'open' | 'complete' | 'expired'>
  /** Takes the lead out of other journeys: some by Octeth's numbers, or all. */
  stopOthers(journeyNumbers: readonly number[] | null): Promise<void>
  /** Behind it, the lead is what it has become. */
  changeLead(change: LeadChange): Promise<'changed' | Unchanged>
  /** Asks that the lead enters another journey, by Octeth's number, once this step is taken; false where there is none. */
  startJourney(journeyNumber: number): Promise<boolean>
}

type Props = Record<string, unknown>

export interface Content {
  kind: 'form' | 'appointment'
  /** Of the form or the appointment type. */
  id: string
}

export interface OpenedSession {
  id: string
  closesAt: Date | null
}

/** What becomes of it. */
export type Decision =
  /** On by the edge of this name, or by the one without, or by the edge that is given. The outcome is for the ledger. */
  | {
      kind: 'go'
      outcome: string
      branch: string | null
      edge?: EdgeBetween | undefined
      /** Is to be done beyond the database, once the step is taken. */
      effect?: EffectKind
    }
  | ({ kind: 'park' } & Parked)
  | {
      kind: 'end'
      status: 'completed' | 'stopped' | 'failed'
      outcome: string
      reason: string | null
    }

export type Step = (situation: Situation) => Decision | Promise<Decision>

export function go(outcome: string, branch: string | null = null): Decision {
  return { kind: 'go', outcome, branch }
}

/** On, with something to be done beyond the database: it waits for nobody. */
export function setGoing(effect: EffectKind): Decision {
  return { kind: 'go', outcome: 'queued', branch: null, effect }
}

export function fail(reason: string): Decision {
  return { kind: 'end', status: 'failed', outcome: 'failed', reason }
}
