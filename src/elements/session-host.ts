import type { CloseReason } from './session-events.ts'
import type { SessionOptions } from './session-options.ts'
import type { Wanted } from './wanted.ts'

/** An element as its session sees it. */
export interface SessionHost extends SessionOptions {
  wanted(): Wanted
  /** Closes what can be closed. */
  dismiss(reason: CloseReason): void
  /** Begins a new session in place of this one. */
  restart(): void
}
