import type { VisitorTrigger } from '../wire/visitor.ts'
import type { Stop } from './triggers/trigger.ts'
import { watchFor } from './triggers/triggers.ts'

/**
 * Watches for all triggers of a site. One that is set off waits as long as its
 * `delay` says, and fires if what set it off still holds then. One that cannot
 * be watched for is told of on the console.
 *
 * @param fired May be called before this returns.
 */
export function watchTriggers(
  triggers: readonly VisitorTrigger[],
  fired: (trigger: VisitorTrigger) => void,
): Stop {
  let stopped = false
  const stops = triggers.map((trigger) => {
    const { id, delay } = trigger
    let waits = false
    try {
      return watchFor(trigger, (holds) => {
        const fire = () => {
          waits = false
          if (!stopped && holds()) fired(trigger)
        }
        if (waits) return
        waits = true
        if (delay) setTimeout(fire, delay * 1000)
        else fire()
      })
    } catch (error) {
      // oxlint-disable-next-line no-console -- the owner is looking there
      console.warn(`Sessionframe: trigger ${id}: ${String(error)}`)
      return () => {}
    }
  })
  return () => {
    stopped = true
    for (const stop of stops) stop()
  }
}
