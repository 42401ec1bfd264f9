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

/** What each event tells besides its ids. */
export interface SessionDetailMap {
  'session-creating': unknown
  'session-created': {
    /** ISO 8601, or null when it stays open. */
    readonly expiresAt: string | null
    /** An open session was given again. */
    readonly resumed: boolean
  }
  'session-ready': {
    /** Version of the frame protocol, null when the page speaks none. */
    readonly protocol: number | null
  }
  /** Both count from 1. */
  'session-progress': { readonly page: number; readonly pages: number }
  /** In CSS pixels. */
  'session-resize': { readonly height: number }
  'slot-selected': TimesDetail
  'session-submitted': unknown
  'appointment-booked': BookingDetail
  'appointment-rescheduled': BookingDetail
  'appointment-cancelled': unknown
  'session-completed': {
    readonly outcome: Outcome
    /** Null when the endpoint told of it and not the page. */
    readonly receipt: string | null
  }
  'session-closed': { readonly reason: CloseReason }
  'session-expired': unknown
  'session-error': SessionError
  'session-debug': { readonly what: string }
}

/**
 * How it was closed: by a call of `close()`, or by the visitor; `guest` is the
 * page in the frame, which asks for it when Escape is pressed there.
 */
export type CloseReason = 'method' | 'escape' | 'button' | 'backdrop' | 'guest'

/** An event of either element. It bubbles, also out of shadow trees; its detail is frozen. */
export type SessionEvent<Name extends keyof SessionDetailMap> = CustomEvent<
  Readonly<SessionDetail & SessionDetailMap[Name]>
>

/** The endpoint is being asked for a session. */
export type SessionCreatingEvent = SessionEvent<'session-creating'>
/** There is a session, and its frame goes into the page. */
export type SessionCreatedEvent = SessionEvent<'session-created'>
/** The page in the frame is up. */
export type SessionReadyEvent = SessionEvent<'session-ready'>
/** The visitor sees another page of the form. */
export type SessionProgressEvent = SessionEvent<'session-progress'>
/** The frame got another height. */
export type SessionResizeEvent = SessionEvent<'session-resize'>
/** The visitor picked a slot; it is not booked yet. */
export type SlotSelectedEvent = SessionEvent<'slot-selected'>
/** The visitor has sent the form or confirmed the slot. */
export type SessionSubmittedEvent = SessionEvent<'session-submitted'>
/** An appointment is booked. */
export type AppointmentBookedEvent = SessionEvent<'appointment-booked'>
/** A booked appointment has other times now. */
export type AppointmentRescheduledEvent = SessionEvent<'appointment-rescheduled'>
/** A booked appointment is off. */
export type AppointmentCancelledEvent = SessionEvent<'appointment-cancelled'>
/** The session is complete. */
export type SessionCompletedEvent = SessionEvent<'session-completed'>
/** The session is put away; `open()` shows it again. */
export type SessionClosedEvent = SessionEvent<'session-closed'>
/** The session has run out of time. */
export type SessionExpiredEvent = SessionEvent<'session-expired'>
/** Something went wrong. `preventDefault()` keeps the element's own message away. */
export type SessionErrorEvent = SessionEvent<'session-error'>
/** With the `debug` attribute: what just happened, in a few words. */
export type SessionDebugEvent = SessionEvent<'session-debug'>

/** Names and types of all events. */
export type SessionEventMap = { [Name in keyof SessionDetailMap]: SessionEvent<Name> }
