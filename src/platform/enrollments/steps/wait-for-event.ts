import { criteriaSchema } from '../../journeys/criteria.ts'
import { matchesAll, readFrom } from '../../journeys/match-criteria.ts'
import { fail, go } from './step.ts'
import type { Situation, Step } from './step.ts'
import { timeoutOf } from './timeout.ts'

/**
 * Looks into the log before it waits, and each time that it is woken: whatever
 * woke it, the log decides. `lookback: "enrollment"` counts what has happened
 * since the journey began.
 */
export const waitForEvent: Step = async (situation) => {
  const { node, facts, now } = situation
  const name = node.config?.['eventName']
  if (typeof name !== 'string' || name === '') return fail('event')
  const parked = situation.parked ?? (await park(situation, name))
  const criteria = criteriaSchema.safeParse(node.config?.['criteria'] ?? [])
  const found = await facts.hasEvent({
    name,
    since: parked.since ?? '0',
    fits: (props) => criteria.success && matchesAll(criteria.data, readFrom(props)),
  })
  if (found) return go('event', 'event')
  if (parked.until !== null && parked.until <= now) return go('timeout', 'timeout')
  return { kind: 'park', ...parked }
}

async function park(situation: Situation, event: string) {
  const { node, run, facts } = situation
  const isFromBeginning = node.config?.['lookback'] === 'enrollment'
  const since = isFromBeginning ? run.enteredSeq : await facts.lastSeq()
  return { until: timeoutOf(situation), event, since }
}
