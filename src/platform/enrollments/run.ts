import type { EffectKind } from '../effects/effect.ts'

/** An enrollment that is on its way, as those who move it see it. */
export interface Run {
  id: string
  workspaceId: string
  journeyId: string
  versionId: string
  leadId: string
  rotation: number
  /** Null before its first node. */
  nodeId: string | null
  /** How many steps are in the ledger. */
  stepNo: number
  /** Number of the last event that was heard of the lead when it began. */
  enteredSeq: string
  enrolledAt: Date
  /** The goal must be reached by then; null without one, or when it was. */
  deadlineAt: Date | null
  /** Null for one that is ready to go on. */
  parked: Parked | null
  /** How often in a row it could not be moved. */
  attempts: number
  /** When somebody has to look at it; null while it waits without end. */
  dueAt: Date | null
}

/** Where somebody stands, what is waited for. */
export interface Parked {
  /** When the wait is over whatever happens; null for never. */
  until: Date | null
  event?: string
  /** Events up to this number do not count. */
  since?: string
  session?: string
}

/** A line of the ledger: what became of a run at a node. */
export interface TakenStep {
  nodeId: string
  /** Such as `waited`, `event`, `timeout`, `submitted`. */
  outcome: string
  /** The way that was taken, by its name. */
  branch: string | null
  /** What it set going beyond the database. */
  effect?: EffectKind
}
