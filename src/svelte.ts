/**
 * Both elements for Svelte 5, typed in its markup. Defines the elements; Svelte
 * sets their attributes and properties and hears their events by itself.
 *
 * @module
 */
import './elements/appointment-booking/appointment-booking-define.ts'
import './elements/journey-session/journey-session-define.ts'

export type * from './svelte/tags.ts'
export type * from './elements.ts'
