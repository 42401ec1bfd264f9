import { PlatformError } from '../platform-error.ts'
import { requireOpen } from '../sessions/require-open.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import { changeLimits } from './change-limits.ts'

/**
 * A session on which a time can be chosen: an open one, or one whose booking may still be moved.
 * @throws {PlatformError} `unknown-session`, `expired`, or `closed`.
 */
export function requireChoosing(
  session: StoredAppointmentSession | null,
  now: Date,
): StoredAppointmentSession {
  if (session === null || session.completedAt === null) return requireOpen(session, now)
  const { booking, type } = session
  const isMovable = booking !== null && changeLimits(type, booking, now).rescheduleUntil !== null
  if (isMovable) return session
  throw new PlatformError('closed', 'The appointment cannot be moved.')
}
