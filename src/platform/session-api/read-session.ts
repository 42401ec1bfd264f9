import type { SessionKind } from '../../wire/endpoint.ts'
import type { PlatformSession } from '../../wire/platform-api.ts'
import { appointmentReceipt } from '../appointments/appointment-receipt.ts'
import { appointmentSessionById } from '../appointments/read-appointment-session.ts'
import type { PlatformContext } from '../context.ts'
import { formReceipt } from '../sessions/form-receipt.ts'
import { formSessionById } from '../sessions/read-form-session.ts'

/** Null for a session that is not there, or another workspace's. */
export async function readSession(
  ctx: PlatformContext,
  kind: SessionKind,
  workspaceId: string,
  id: string,
): Promise<PlatformSession | null> {
  if (kind === 'journey') {
    const session = await formSessionById(ctx, workspaceId, id)
    return session && told(session, 'form', await formReceipt(ctx, session))
  }
  const session = await appointmentSessionById(ctx, workspaceId, id)
  return session && told(session, 'appointment', await appointmentReceipt(ctx, session))
}

function told(
  { state, completedAt }: { state: PlatformSession['state']; completedAt: Date | null },
  outcome: 'form' | 'appointment',
  receipt: string | null,
): PlatformSession {
  return {
    state,
    outcome: state === 'complete' ? outcome : null,
    completedAt: completedAt?.toISOString() ?? null,
    receipt,
  }
}
