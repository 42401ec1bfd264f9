import { readWait } from '../../journeys/node-settings/wait.ts'
import { withinWindow } from './delivery-window.ts'
import { fail, go } from './step.ts'
import type { Situation, Step } from './step.ts'
import { firstTimeZone, waitUntil } from './wait-until.ts'

/** When the wait ends is found out once, on arrival. */
export const wait: Step = (situation) => {
  const { node, parked, now } = situation
  const until = parked === null ? endOf(situation) : parked.until
  if (until === null) return fail('wait')
  return until <= now ? go('waited') : { kind: 'park', ...parked, until }

  function endOf({ lead, rules }: Situation): Date | null {
    const wanted = readWait(node.config)
    const timeZone = firstTimeZone(lead.timeZone, rules.settings['timeZone'])
    return wanted && withinWindow(node.config, waitUntil(wanted, now, timeZone), timeZone)
  }
}
