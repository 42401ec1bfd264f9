import type {
  FlgAppointmentSession,
  FlgJourneySession,
  FlgRefusalCode,
} from '../../../wire/vendors/flg-answers.ts'
import type { FlgAppointmentRequest, FlgJourneyRequest } from '../../../wire/vendors/flg.ts'
import { startAppointmentSession } from '../../appointments/start-appointment-session.ts'
import type { PlatformContext } from '../../context.ts'
import { startJourneySession } from '../../enrollments/start-journey-session.ts'
import { PlatformError } from '../../platform-error.ts'
import type { PlatformErrorCode } from '../../platform-error.ts'
import { FlgError } from './refusal.ts'
import { toFlgAppointmentSession, toFlgJourneySession } from './serialize.ts'

/** Each POST makes a new session, as FLG does; but whoever is in a journey gets the form that he is at. */
export async function startFlgJourneySession(
  ctx: PlatformContext,
  workspaceId: string,
  { lead, journey, public: isPublic }: FlgJourneyRequest,
): Promise<FlgJourneySession> {
  const wanted = { workspaceId, lead, form: journey, public: isPublic, reuse: false }
  const { session, publicUrl } = await asFlg(() => startJourneySession(ctx, wanted))
  // Ids come back as they were written.
  return { ...toFlgJourneySession(session, publicUrl), lead, journey }
}

export async function startFlgAppointmentSession(
  ctx: PlatformContext,
  workspaceId: string,
  { lead, appointmentType }: FlgAppointmentRequest,
): Promise<FlgAppointmentSession> {
  const wanted = { workspaceId, lead, appointmentType, reuse: false }
  const { session, publicUrl } = await asFlg(() => startAppointmentSession(ctx, wanted))
  return { ...toFlgAppointmentSession(session, publicUrl), lead, appointmentType }
}

const REFUSALS: Partial<Record<PlatformErrorCode, FlgRefusalCode>> = {
  'unknown-lead': 'unknown_lead',
  'unknown-form': 'unknown_journey',
  'unknown-appointment-type': 'unknown_appointment_type',
  'lead-group-mismatch': 'lead_group_mismatch',
  conflict: 'invalid_request',
}

async function asFlg<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    const code = error instanceof PlatformError ? REFUSALS[error.code] : undefined
    if (code === undefined || !(error instanceof PlatformError)) throw error
    throw new FlgError(code, error.message)
  }
}
