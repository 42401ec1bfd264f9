import type { LeadValue } from '../../wire/form.ts'

/**
 * | status | |
 * | --- | --- |
 * | active | inside: it moves on, waits, or stands still while the journey is frozen |
 * | completed | came to an end of the journey |
 * | stopped | taken out before the end; `exitReason` says why |
 * | abandoned | the goal was not reached in time |
 * | failed | a step could not be done |
 */
export const ENROLLMENT_STATUSES = [
  'active',
  'completed',
  'stopped',
  'abandoned',
  'failed',
] as const
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number]

/** One run of a lead through a journey. */
export interface Enrollment {
  id: string
  workspaceId: string
  journeyId: string
  /** The one it began with; newer ones do not change its way. */
  versionId: string
  leadId: string
  /** Tells runs apart that may go on at once; empty where a lead has one run at a time. */
  entryKey: string
  /** From 1: which run of this lead it is. */
  rotation: number
  status: EnrollmentStatus
  /** Where it is, or was last; null before its first node. */
  currentNodeId: string | null
  /** How many steps it has taken. */
  stepNo: number
  /** Of one that was stopped, abandoned or has failed. */
  exitReason: string | null
  enrolledAt: Date
  endedAt: Date | null
}

/** With what lists show of the person. */
export interface EnrollmentOfLead extends Enrollment {
  lead: {
    /** FLG's lead id. */
    number: string
    /** By data field. */
    values: Record<string, LeadValue>
  }
}
