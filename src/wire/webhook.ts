/**
 * What the platform tells other servers, as bodies of Standard Webhooks. Times
 * are ISO 8601 instants in UTC.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

export const WEBHOOK_EVENTS = [
  'session.completed',
  'appointment.booked',
  'appointment.pending',
  'appointment.rescheduled',
  'appointment.cancelled',
  'appointment.declined',
] as const
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number]

/** A form was submitted, or an appointment booked: the session is over. */
interface SessionCompleted {
  type: 'session.completed'
  data: {
    /** The platform's id. `verifyReceipt` gives the endpoint's for the receipt. */
    sessionId: string
    outcome: 'form' | 'appointment'
    /** Of a form: its id, as the attribute `journey` has it. */
    journey?: string
    /** Of an appointment: its type's id. */
    appointmentType?: string
    /** Number of the lead. */
    lead: string
    completedAt: string
    receipt: string
  }
}

interface AppointmentData {
  sessionId: string
  appointmentType: string
  lead: string
  start: string
  end: string
  /** Of an appointment that is not confirmed: it says whose session it is, and no time. */
  receipt: string
}

/** A time is booked. */
interface AppointmentBooked {
  type: 'appointment.booked'
  data: AppointmentData
}

/** Somebody chose a time, which is kept until the owner approves or declines it. */
interface AppointmentPending {
  type: 'appointment.pending'
  data: AppointmentData & {
    /** Then it is declined by itself. */
    respondBy: string
  }
}

/** It has another time now. */
interface AppointmentRescheduled {
  type: 'appointment.rescheduled'
  data: AppointmentData & { previous: { start: string; end: string } }
}

/** It is off. */
interface AppointmentEnded {
  type: 'appointment.cancelled' | 'appointment.declined'
  data: AppointmentData & {
    /** `time`: nobody answered in time. */
    by: 'visitor' | 'owner' | 'time'
  }
}

/** Without its `timestamp`, which is the time of writing. */
export type WebhookEvent =
  | SessionCompleted
  | AppointmentBooked
  | AppointmentPending
  | AppointmentRescheduled
  | AppointmentEnded

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/
const LEAST_BYTES = 24
const MOST_BYTES = 64

/** `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks has it. */
export function isWebhookSecret(text: string): boolean {
  const base64 = SECRET.exec(text)?.[1]
  if (base64 === undefined || base64.length % 4 !== 0) return false
  const length = atob(base64).length
  return length >= LEAST_BYTES && length <= MOST_BYTES
}
