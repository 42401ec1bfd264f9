import type { Upstream, UpstreamSession, UpstreamState } from '../../endpoint/upstream.ts'
import { UpstreamError } from '../../endpoint/upstream.ts'
import { appointmentSessionById } from '../../platform/appointments/read-appointment-session.ts'
import { startAppointmentSession } from '../../platform/appointments/start-appointment-session.ts'
import type { PlatformContext } from '../../platform/context.ts'
import { startJourneySession } from '../../platform/enrollments/start-journey-session.ts'
import { PlatformError } from '../../platform/platform-error.ts'
import { formSessionById } from '../../platform/sessions/read-form-session.ts'
import { identifyVisitor } from '../../platform/visitors/identify-visitor.ts'
import { sessionsOfVisitors } from '../../platform/visitors/sessions-to-open.ts'
import { takeVisitorEvents } from '../../platform/visitors/take-visitor-events.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import { PAGE_HEIGHTS } from './page-heights.ts'
import { toOpen } from './to-open.ts'

export interface PlatformUpstreamOptions {
  /** Whose leads, forms and appointment types. */
  workspaceId: string
}

/** Sessions of the platform in this process. It gives open ones again and tells their state. */
export function platformUpstream(
  ctx: PlatformContext,
  { workspaceId }: PlatformUpstreamOptions,
): Upstream {
  return {
    name: 'platform',
    protocol: 'required',
    reuses: true,
    leadsCanWait: true,
    sessionOrigins: [new URL(ctx.url).origin],
    heightHint: (kind) => PAGE_HEIGHTS[kind],
    createJourneySession: ({ lead, id, values, reuse }) =>
      started(() =>
        startJourneySession(ctx, {
          workspaceId,
          lead,
          form: id,
          public: true,
          reuse,
          ...(values === undefined ? {} : { values }),
        }),
      ),
    createAppointmentSession: ({ lead, id, reuse }) =>
      started(() =>
        startAppointmentSession(ctx, { workspaceId, lead, appointmentType: id, reuse }),
      ),
    identifyVisitor: (visitor) => orRejected(() => identifyVisitor(ctx, workspaceId, visitor)),
    takeVisitorEvents: (visitor, events) =>
      orRejected(async () => {
        return toOpen(await takeVisitorEvents(ctx, workspaceId, visitor, events))
      }),
    sessionsToOpen: async (visitors) =>
      (await sessionsOfVisitors(ctx, workspaceId, visitors)).map(toOpen),
    async sessionState(kind, upstreamId) {
      const session =
        kind === 'journey'
          ? await formSessionById(ctx, workspaceId, upstreamId)
          : await appointmentSessionById(ctx, workspaceId, upstreamId)
      return session === null ? null : toState(kind, session)
    },
  }
}

async function started(
  start: () => Promise<{
    session: { id: string; closesAt: Date | null }
    publicUrl: string
    resumed: boolean
  }>,
): Promise<UpstreamSession> {
  const { session, publicUrl, resumed } = await orRejected(start)
  const expiresAt = session.closesAt?.toISOString() ?? null
  return { upstreamId: session.id, publicUrl, expiresAt, resumed }
}

async function orRejected<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof PlatformError) throw new UpstreamError('rejected', error.message)
    throw error
  }
}

function toState(
  kind: SessionKind,
  { state, completedAt }: { state: UpstreamState['state']; completedAt: Date | null },
): UpstreamState {
  const done = kind === 'journey' ? 'form' : 'appointment'
  return {
    state,
    outcome: state === 'complete' ? done : null,
    completedAt: completedAt?.toISOString() ?? null,
  }
}
