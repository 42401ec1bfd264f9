/**
 * Both elements for Vue 3, typed in templates. Defines the elements; Vue sets
 * their properties and hears their events by itself.
 *
 * @module
 */
import './elements/appointment-booking/appointment-booking-define.ts'
import './elements/journey-session/journey-session-define.ts'

export { isCustomElement } from './vue/is-custom-element.ts'
export type * from './vue/tags.ts'
export type * from './elements.ts'
