import type { SessionError } from './session-error.ts'
import type { Outcome } from './session-status.ts'

/** In the detail of every event. */
export interface SessionDetail {
  /** Made anew for each session; for matching events with each other. */
  readonly requestId: string
  /** The endpoint's opaque id, once it is known. */
  readonly sessionId?: string
}

/** Start and end are ISO 8601 instants in UTC. */
export interface TimesDetail {
  readonly start: string
  readonly end: string
}

export interface BookingDetail extends TimesDetail {
  /** A JWT; only `verifyReceipt()` on a server can tell whether it is true. */
  readonly receipt: string
}

export class SessionEvent<Detail> extends CustomEvent<Readonly<SessionDetail & Detail>> {
  constructor(type: string, detail: SessionDetail & Detail, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable, detail: Object.freeze(detail) })
  }
}

/** The endpoint is being asked for a session. */
export class SessionCreatingEvent extends SessionEvent<unknown> {
  constructor(detail: SessionDetail) {
    super('session-creating', detail)
  }
}

/** There is a session, and its frame goes into the page. */
export class SessionCreatedEvent extends SessionEvent<{
  /** ISO 8601, or null when it stays open. */
  readonly expiresAt: string | null
  /** An open session was given again. */
  readonly resumed: boolean
}> {
  constructor(detail: SessionCreatedEvent['detail']) {
    super('session-created', detail)
  }
}

/** The page in the frame is up. */
export class SessionReadyEvent extends SessionEvent<{
  /** Version of the frame protocol, null when the page speaks none. */
  readonly protocol: number | null
}> {
  constructor(detail: SessionReadyEvent['detail']) {
    super('session-ready', detail)
  }
}

/** The visitor sees another page of the form; both count from 1. */
export class SessionProgressEvent extends SessionEvent<{
  readonly page: number
  readonly pages: number
}> {
  constructor(detail: SessionProgressEvent['detail']) {
    super('session-progress', detail)
  }
}

/** The frame got another height, in CSS pixels. */
export class SessionResizeEvent extends SessionEvent<{ readonly height: number }> {
  constructor(detail: SessionResizeEvent['detail']) {
    super('session-resize', detail)
  }
}

/** The visitor picked a slot; it is not booked yet. */
export class SlotSelectedEvent extends SessionEvent<TimesDetail> {
  constructor(detail: SlotSelectedEvent['detail']) {
    super('slot-selected', detail)
  }
}

/** The visitor has sent the form or confirmed the slot. */
export class SessionSubmittedEvent extends SessionEvent<unknown> {
  constructor(detail: SessionDetail) {
    super('session-submitted', detail)
  }
}

/** An appointment is booked. */
export class AppointmentBookedEvent extends SessionEvent<BookingDetail> {
  constructor(detail: AppointmentBookedEvent['detail']) {
    super('appointment-booked', detail)
  }
}

/** A booked appointment has other times now. */
export class AppointmentRescheduledEvent extends SessionEvent<BookingDetail> {
  constructor(detail: AppointmentRescheduledEvent['detail']) {
    super('appointment-rescheduled', detail)
  }
}

/** A booked appointment is off. */
export class AppointmentCancelledEvent extends SessionEvent<unknown> {
  constructor(detail: SessionDetail) {
    super('appointment-cancelled', detail)
  }
}

/** The session is complete. */
export class SessionCompletedEvent extends SessionEvent<{
  readonly outcome: Outcome
  /** Null when the endpoint told of it and not the page. */
  readonly receipt: string | null
}> {
  constructor(detail: SessionCompletedEvent['detail']) {
    super('session-completed', detail)
  }
}

/** The session is put away; `open()` shows it again. */
export class SessionClosedEvent extends SessionEvent<{ readonly reason: 'method' }> {
  constructor(detail: SessionClosedEvent['detail']) {
    super('session-closed', detail)
  }
}

/** The session has run out of time. */
export class SessionExpiredEvent extends SessionEvent<unknown> {
  constructor(detail: SessionDetail) {
    super('session-expired', detail)
  }
}

/** Something went wrong. `preventDefault()` keeps the element's own message away. */
export class SessionErrorEvent extends SessionEvent<SessionError> {
  constructor(detail: SessionErrorEvent['detail']) {
    super('session-error', detail, true)
  }
}

/** With the `debug` attribute: what just happened, in a few words. */
export class SessionDebugEvent extends SessionEvent<{ readonly what: string }> {
  constructor(detail: SessionDebugEvent['detail']) {
    super('session-debug', detail)
  }
}

/** Names and classes of all events. */
export interface SessionEventMap {
  'session-creating': SessionCreatingEvent
  'session-created': SessionCreatedEvent
  'session-ready': SessionReadyEvent
  'session-progress': SessionProgressEvent
  'session-resize': SessionResizeEvent
  'slot-selected': SlotSelectedEvent
  'session-submitted': SessionSubmittedEvent
  'appointment-booked': AppointmentBookedEvent
  'appointment-rescheduled': AppointmentRescheduledEvent
  'appointment-cancelled': AppointmentCancelledEvent
  'session-completed': SessionCompletedEvent
  'session-closed': SessionClosedEvent
  'session-expired': SessionExpiredEvent
  'session-error': SessionErrorEvent
  'session-debug': SessionDebugEvent
}
