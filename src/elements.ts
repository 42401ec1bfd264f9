/** The elements' classes and events; nothing is defined. */
export { AppointmentBooking } from './elements/appointment-booking/appointment-booking.ts'
export { JourneySession } from './elements/journey-session/journey-session.ts'
export type { SessionElement } from './elements/session-element.ts'
export type {
  BlockedCode,
  FailedCode,
  SessionError,
  SessionErrorCode,
  ShownCode,
} from './elements/session-error.ts'
export type * from './elements/session-events.ts'
export type { SessionState } from './elements/session-state.ts'
export type { Strings } from './elements/strings.ts'
export { addLanguage } from './elements/words.ts'
