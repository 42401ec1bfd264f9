import type { WebhookEvent } from '../../wire/webhook.ts'
import type { PlatformContext } from '../context.ts'
import { appointmentReceipt } from './appointment-receipt.ts'
import { instantText } from './instant-text.ts'

export interface BookedAppointment {
  /** The session's. */
  id: string
  typeId: string
  /** Number of the lead. */
  lead: string
  start: Date
  end: Date
  completedAt: Date
}

/** What other servers are told when an appointment was booked, which completes its session. */
export async function appointmentEvents(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  { id, typeId, lead, start, end, completedAt }: BookedAppointment,
): Promise<WebhookEvent[]> {
  const receipt = await appointmentReceipt(ctx, { id, completedAt, booking: { start, end } })
  if (receipt === null) throw new Error('What was just booked has no receipt.')
  const common = { sessionId: id, appointmentType: typeId, lead, receipt }
  return [
    {
      type: 'appointment.booked',
      data: { ...common, start: instantText(start), end: instantText(end) },
    },
    {
      type: 'session.completed',
      data: { ...common, outcome: 'appointment', completedAt: completedAt.toISOString() },
    },
  ]
}
