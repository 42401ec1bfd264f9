// Made by tools/session-props.ts from the custom elements manifest: "npm run docs" makes it anew.
import type {
  AppointmentBookedEvent,
  AppointmentCancelledEvent,
  AppointmentRescheduledEvent,
  SessionClosedEvent,
  SessionCompletedEvent,
  SessionCreatedEvent,
  SessionCreatingEvent,
  SessionDebugEvent,
  SessionErrorEvent,
  SessionExpiredEvent,
  SessionProgressEvent,
  SessionReadyEvent,
  SessionResizeEvent,
  SessionSubmittedEvent,
  SlotSelectedEvent,
} from '../elements/session-events.ts'

/** What both elements take. */
export interface SessionProps {
  /** Address of the Sessionframe endpoint, such as `/sessionframe/v1`. */
  endpoint?: string | null | undefined
  /** The visitor's embed token. Never print one into a page that is cached: use `token-url`. */
  token?: string | null | undefined
  /** A URL of this origin that answers `{"token": "…"}`; it is fetched with cookies. */
  tokenUrl?: string | null | undefined
  /** Whether cookies go to an endpoint on another origin: `same-origin` or `include`. */
  credentials?: 'same-origin' | 'include' | null | undefined
  /** The lead, where the token does not name one. */
  lead?: string | null | undefined
  /** A session that your server has made: no endpoint is asked. */
  publicUrl?: string | null | undefined
  /** Origins that a session may come from, with spaces between; any but the page's own by default. */
  sessionOrigins?: string | null | undefined
  /** Where it is shown: `inline`, the default, in its place; `modal`, `drawer` and `popover` over the page, once it is opened; `window` in a new tab. */
  display?: 'inline' | 'modal' | 'drawer' | 'popover' | 'window' | null | undefined
  /** `lazy` waits until it comes near the viewport; `eager`, the default with `public-url`, does not; `intent` waits for the pointer or the focus; `consent` for a click, and contacts nobody before. */
  loading?: 'lazy' | 'eager' | 'intent' | 'consent' | null | undefined
  /** `tab` gives the same session again after a reload; `none` makes a new one. */
  resume?: 'tab' | 'none' | null | undefined
  /** The frame's accessible name. */
  frameTitle?: string | null | undefined
  /** The frame's least height, in CSS pixels; reserved before it loads. */
  minHeight?: number | null | undefined
  /** The frame's greatest height, in CSS pixels; 10 000 by default. */
  maxHeight?: number | null | undefined
  /** What the frame may do, with spaces between: popups, downloads, modals, payment, clipboard-write, fullscreen, camera, microphone, top-navigation-by-user-activation, storage-access-by-user-activation. */
  allowFeatures?: string | null | undefined
  /** Under which an owner's form carries the session id; the receipt goes under `<name>-receipt`. */
  name?: string | null | undefined
  /** An owner's form cannot be sent until the session is complete. */
  required?: boolean | undefined
  /** Fires `session-debug`, and notes every event on the console. */
  debug?: boolean | undefined
  /** `auto` scrolls the element's top into view when the session turns a page; `none` does not. */
  scroll?: 'auto' | 'none' | undefined
  /** Gives the embed token; asked anew for each request. Wins over `token-url` and `token`. */
  getToken?: (() => string | null | Promise<string | null>) | null | undefined
  /** Prefill by data field or field id, for journeys. */
  values?: Record<string, string | number | boolean> | null | undefined
}

export interface AppointmentBookingProps extends SessionProps {
  /** An appointment type's id. */
  appointmentType?: string | null | undefined
}

export interface JourneySessionProps extends SessionProps {
  /** A form's id, or the id of a journey whose first content is a form. */
  journey?: string | null | undefined
}

/** What both elements tell. */
export interface SessionListeners {
  /** The endpoint is being asked for a session. */
  onSessionCreating?: ((event: SessionCreatingEvent) => void) | undefined
  /** There is a session, and its frame goes into the page. */
  onSessionCreated?: ((event: SessionCreatedEvent) => void) | undefined
  /** The page in the frame is up. */
  onSessionReady?: ((event: SessionReadyEvent) => void) | undefined
  /** The visitor sees another page of the form. */
  onSessionProgress?: ((event: SessionProgressEvent) => void) | undefined
  /** The frame got another height. */
  onSessionResize?: ((event: SessionResizeEvent) => void) | undefined
  /** The visitor picked a slot; it is not booked yet. */
  onSlotSelected?: ((event: SlotSelectedEvent) => void) | undefined
  /** The visitor has sent the form or confirmed the slot. */
  onSessionSubmitted?: ((event: SessionSubmittedEvent) => void) | undefined
  /** An appointment is booked. */
  onAppointmentBooked?: ((event: AppointmentBookedEvent) => void) | undefined
  /** A booked appointment has other times now. */
  onAppointmentRescheduled?: ((event: AppointmentRescheduledEvent) => void) | undefined
  /** A booked appointment is off. */
  onAppointmentCancelled?: ((event: AppointmentCancelledEvent) => void) | undefined
  /** The session is complete. */
  onSessionCompleted?: ((event: SessionCompletedEvent) => void) | undefined
  /** The session is put away; `open()` shows it again. */
  onSessionClosed?: ((event: SessionClosedEvent) => void) | undefined
  /** The session has run out of time. */
  onSessionExpired?: ((event: SessionExpiredEvent) => void) | undefined
  /** Something went wrong; `preventDefault()` keeps the element's own message away. */
  onSessionError?: ((event: SessionErrorEvent) => void) | undefined
  /** With `debug`: what just happened, in a few words. */
  onSessionDebug?: ((event: SessionDebugEvent) => void) | undefined
}

/** Properties that markup may hold, under their names there. */
export const ATTRIBUTES = {
  endpoint: 'endpoint',
  tokenUrl: 'token-url',
  credentials: 'credentials',
  lead: 'lead',
  sessionOrigins: 'session-origins',
  display: 'display',
  loading: 'loading',
  resume: 'resume',
  frameTitle: 'frame-title',
  minHeight: 'min-height',
  maxHeight: 'max-height',
  allowFeatures: 'allow-features',
  name: 'name',
  required: 'required',
  debug: 'debug',
  scroll: 'scroll',
  appointmentType: 'appointment-type',
  journey: 'journey',
} as const satisfies Partial<
  Record<keyof AppointmentBookingProps | keyof JourneySessionProps, string>
>

/** Properties that no markup holds: it cannot, or they are the visitor's own. */
export const PROPERTIES = [
  'token',
  'publicUrl',
  'getToken',
  'values',
] as const satisfies (keyof SessionProps)[]

/** Listeners, and the events they are for. */
export const EVENTS = {
  onSessionCreating: 'session-creating',
  onSessionCreated: 'session-created',
  onSessionReady: 'session-ready',
  onSessionProgress: 'session-progress',
  onSessionResize: 'session-resize',
  onSlotSelected: 'slot-selected',
  onSessionSubmitted: 'session-submitted',
  onAppointmentBooked: 'appointment-booked',
  onAppointmentRescheduled: 'appointment-rescheduled',
  onAppointmentCancelled: 'appointment-cancelled',
  onSessionCompleted: 'session-completed',
  onSessionClosed: 'session-closed',
  onSessionExpired: 'session-expired',
  onSessionError: 'session-error',
  onSessionDebug: 'session-debug',
} as const satisfies Record<keyof SessionListeners, string>
