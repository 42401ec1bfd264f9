/**
 * Both elements for Solid, typed in its JSX. Defines the elements; Solid sets
 * their properties and hears their events by itself.
 *
 * @module
 */
import './elements/appointment-booking/appointment-booking-define.ts'
import './elements/journey-session/journey-session-define.ts'

export type * from './solid/tags.ts'
export type * from './elements.ts'
