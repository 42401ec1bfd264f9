/** What a step may set going beyond the database. Each kind has a queue of its name. */
export const EFFECT_KINDS = ['mail', 'webhook', 'sms'] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]

/**
 * | state | |
 * | --- | --- |
 * | queued | to be done, or being done |
 * | sent | the other side has taken it |
 * | dropped | not wanted any more: the lead is suppressed, or has no address |
 * | failed | given up; an operator may set it going again |
 */
export const EFFECT_STATES = ['queued', 'sent', 'dropped', 'failed'] as const
export type EffectState = (typeof EFFECT_STATES)[number]

/** Something to be done beyond the database, with what it takes to do it. */
export interface Effect {
  id: string
  workspaceId: string
  enrollmentId: string
  journeyId: string
  versionId: string
  stepNo: number
  nodeId: string
  leadId: string
  kind: EffectKind
  round: number
  /** This one is counted in. */
  attempts: number
  decidedAt: Date
}

/** How an attempt ended; `reason` is a word of ours, never what the other side said. */
export type Attempted =
  | { kind: 'sent' }
  | { kind: 'dropped'; reason: string }
  /** May go well another time. */
  | { kind: 'failed'; reason: string }
  /** Will not, whoever tries. */
  | { kind: 'refused'; reason: string }

/** What the other side knows it by, however often it is sent. */
export function idempotencyKey({
  enrollmentId,
  stepNo,
  kind,
}: Pick<Effect, 'enrollmentId' | 'stepNo' | 'kind'>): string {
  return `${enrollmentId}:${stepNo}:${kind}`
}
