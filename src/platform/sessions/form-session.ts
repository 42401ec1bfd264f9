import type { Answers } from '../../wire/form.ts'
import type { Form } from '../forms/form.ts'

export type SessionState = 'open' | 'complete' | 'expired'

/** One visitor's run of a form. */
export interface FormSession {
  /** No secret: the link carries a token of its own. */
  id: string
  workspaceId: string
  /** Null until the first answer, where it began without a lead. */
  leadId: string | null
  leadNumber: string | null
  formId: string
  /** With the version that the session began with. */
  form: Form
  /** Whether it may be used outside the vendor's own application. */
  public: boolean
  /** The page last seen, from 1. */
  page: number
  /** The furthest page that was seen, from 1. */
  reached: number
  /** By field id: what the visitor typed, and what the lead has where nothing was typed. */
  values: Answers
  /** Optimistic lock: goes up by one with each save. */
  rev: number
  state: SessionState
  createdAt: Date
  modifiedAt: Date
  closesAt: Date | null
  completedAt: Date | null
}

/** A complete session never expires. */
export function sessionState(
  session: { closesAt: Date | null; completedAt: Date | null },
  now: Date,
): SessionState {
  if (session.completedAt !== null) return 'complete'
  if (session.closesAt !== null && session.closesAt.getTime() <= now.getTime()) return 'expired'
  return 'open'
}
