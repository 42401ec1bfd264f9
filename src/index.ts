/** Defines both elements. */
import './elements/appointment-booking/appointment-booking-define.ts'
import './elements/journey-session/journey-session-define.ts'

export * from './elements.ts'
