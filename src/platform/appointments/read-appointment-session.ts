import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { findById, findByTokenHash } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { showAppointmentSession } from './show-appointment-session.ts'

/** By the token of its link; null when there is no such session. */
export async function readAppointmentSession(
  ctx: PlatformContext,
  token: string,
): Promise<AppointmentSession | null> {
  const stored = await findByTokenHash(ctx.db, tokenHash(token))
  return stored === null ? null : showAppointmentSession(stored, ctx.now())
}

/** By its id; null also for a session of another workspace. */
export async function appointmentSessionById(
  ctx: PlatformContext,
  workspaceId: string,
  id: string,
): Promise<AppointmentSession | null> {
  const stored = await findById(ctx.db, workspaceId, id)
  return stored === null ? null : showAppointmentSession(stored, ctx.now())
}
