import type { Session } from './read-session.ts'
import type { SessionError } from './session-error.ts'
import type { SessionState } from './session-state.ts'

/** Where a session stands, as its element shows it. */
export interface SessionRecord {
  stage: SessionState
  error?: SessionError | null
  /** The session as the endpoint gave it. */
  session?: Session | undefined
  receipt?: string | null
  /** Whether it is complete, however it is shown. */
  isComplete?: boolean
  /** Where it is shown. It keeps its address for life: showing it again takes a new one. */
  shownIn?: HTMLIFrameElement | undefined
  /** The height that a frame had before its element was there, in CSS pixels. */
  reserved?: number
  /** Where it can be opened; a secret that stays in the shadow tree. */
  shownAt?: URL | undefined
  /** What it waits for while it is idle: a value of `loading`. */
  awaits: string
  /** Whether there is nothing to be seen in the frame yet. */
  isBlank: boolean
  /** Whether it is put away; what goes on in it goes on. */
  isClosed: boolean
  /** Whether the owner shows the error. */
  quiet?: boolean
  /** Whether the endpoint wants to be left alone for a while. */
  isWaiting?: boolean
  /** A blank tab that waits for the session's address. */
  tab?: Window | null | undefined
  /** What listens and waits does so until this is aborted. */
  signal: AbortSignal
}
