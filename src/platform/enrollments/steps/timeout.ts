import { readWait } from '../../journeys/node-settings/wait.ts'
import type { Situation } from './step.ts'
import { firstTimeZone, waitUntil } from './wait-until.ts'

/** When a node stops waiting by its `timeout`; null for never. */
export function timeoutOf({ node, lead, rules, now }: Situation): Date | null {
  const timeout = node.config?.['timeout']
  if (timeout == null) return null
  const wanted = readWait(timeout) ?? readWait({ duration: timeout })
  const timeZone = firstTimeZone(lead.timeZone, rules.settings['timeZone'])
  return wanted && waitUntil(wanted, now, timeZone)
}
