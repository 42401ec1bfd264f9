import type { ManualTrigger } from '../../wire/visitor.ts'
import { named } from './named.ts'
import type { Trigger } from './trigger.ts'

const journeys = named()

/** Set off by `start()` with the journey's id. */
export const manual: Trigger<Pick<ManualTrigger, 'journey'>> = ({ journey }, fire) =>
  journeys.watch(journey, fire)

export const tellStart = journeys.tell
