import type { BookedLocation } from '../../wire/page.ts'
import type { SessionState } from '../sessions/form-session.ts'
import type { AppointmentType } from './appointment-type.ts'
import type { StoredBooking } from './booking-store.ts'

export interface Booking {
  start: Date
  end: Date
  status: StoredBooking['status']
  /** Null once booked. */
  holdExpiresAt: Date | null
  confirmedAt: Date | null
  /** When it is declined by itself, while it waits for the owner's answer. */
  respondBy: Date | null
  sequence: number
  /** The visitor's IANA zone, and BCP 47 language, where they are known. */
  timeZone: string | null
  language: string | null
  hostName: string
  /** Null where there was no choice. */
  location: BookedLocation | null
}

/** Of a form, in which an appointment is made. */
export interface AppointmentQuestion {
  formSessionId: string
  fieldId: string
}

/** One visitor's run of a booking. */
export interface AppointmentSession {
  id: string
  workspaceId: string
  /** Null until it is booked, where it began without a lead. */
  leadId: string | null
  leadNumber: string | null
  type: AppointmentType
  /** Null where it is no form's. */
  question: AppointmentQuestion | null
  state: SessionState
  createdAt: Date
  closesAt: Date
  completedAt: Date | null
  /** Null also when the hold has run out; one that is over says how it ended. */
  booking: Booking | null
}
