export type PlatformErrorCode =
  | 'unknown-lead'
  | 'unknown-lead-group'
  | 'unknown-form'
  | 'unknown-appointment-type'
  /** The form or appointment type is for leads of another group. */
  | 'lead-group-mismatch'
  | 'unknown-session'
  /** Submitted or booked already. */
  | 'closed'
  | 'expired'
  /** Somebody else has the slot, or overlaps it. */
  | 'slot-taken'
  /** No such slot: outside availability, too soon, too far ahead, off the grid. */
  | 'not-offered'
  /** The notice for this change has begun. */
  | 'too-late'
  | 'invalid'
  | 'conflict'

/** A refusal by the platform's rules. The message is for developers; it holds no token and no answer of a visitor. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly code: PlatformErrorCode
  readonly details: unknown

  constructor(code: PlatformErrorCode, message: string, details?: unknown) {
    super(message)
    this.code = code
    this.details = details
  }
}
