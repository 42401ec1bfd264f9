import type { BookedLocation } from '../../wire/page.ts'
import type { SessionState } from '../sessions/form-session.ts'
import type { AppointmentType } from './appointment-type.ts'

export interface Booking {
  start: Date
  end: Date
  status: 'held' | 'confirmed'
  /** Null once confirmed. */
  holdExpiresAt: Date | null
  hostName: string
  /** Null where there was no choice. */
  location: BookedLocation | null
}

/** One visitor's run of a booking. */
export interface AppointmentSession {
  id: string
  workspaceId: string
  /** Null until it is booked, where it began without a lead. */
  leadId: string | null
  leadNumber: string | null
  type: AppointmentType
  state: SessionState
  createdAt: Date
  closesAt: Date
  completedAt: Date | null
  /** Null also when the hold has run out. */
  booking: Booking | null
}
