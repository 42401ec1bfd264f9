import { PlatformError } from '../platform-error.ts'
import { sessionState } from './form-session.ts'

/** @throws {PlatformError} `unknown-session`, `closed` or `expired`. */
export function requireOpen<Session extends { closesAt: Date | null; completedAt: Date | null }>(
  session: Session | null,
  now: Date,
): Session {
  if (session === null) throw new PlatformError('unknown-session', 'There is no such session.')
  const state = sessionState(session, now)
  switch (state) {
    case 'open':
      return session
    case 'complete':
      throw new PlatformError('closed', 'The session is complete.')
    case 'expired':
      throw new PlatformError('expired', 'The session has run out.')
    default:
      return state satisfies never
  }
}
