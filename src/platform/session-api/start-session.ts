import type { SessionKind } from '../../wire/endpoint.ts'
import type { StartedSession, StartSessionRequest } from '../../wire/platform-api.ts'
import { startAppointmentSession } from '../appointments/start-appointment-session.ts'
import type { PlatformContext } from '../context.ts'
import { startJourneySession } from '../enrollments/start-journey-session.ts'

export async function startSession(
  ctx: PlatformContext,
  kind: SessionKind,
  workspaceId: string,
  { id, lead, reuse, values }: StartSessionRequest,
): Promise<StartedSession> {
  const common = { workspaceId, lead, reuse }
  const { session, publicUrl, resumed } =
    kind === 'journey'
      ? await startJourneySession(ctx, {
          ...common,
          form: id,
          public: true,
          ...(values && { values }),
        })
      : await startAppointmentSession(ctx, { ...common, appointmentType: id })
  const expiresAt = session.closesAt?.toISOString() ?? null
  return { sessionId: session.id, publicUrl, expiresAt, resumed }
}
