import type { CustomEventTrigger } from '../../wire/visitor.ts'
import { named } from './named.ts'
import type { Trigger } from './trigger.ts'

const events = named()

/** Set off by `track()` with the event's name. */
export const customEvent: Trigger<Pick<CustomEventTrigger, 'eventName'>> = ({ eventName }, fire) =>
  events.watch(eventName, fire)

export const tellCustomEvent = events.tell
