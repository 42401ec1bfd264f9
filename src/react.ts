/**
 * Both elements for React 18 and 19: as components, and with React 19 as
 * typed tags. Defines the elements.
 *
 * @module
 */
import './elements/appointment-booking/appointment-booking-define.ts'
import './elements/journey-session/journey-session-define.ts'

export { AppointmentBooking, JourneySession } from './react/components.ts'
export type * from './react/tags.ts'
export type * from './elements.ts'
