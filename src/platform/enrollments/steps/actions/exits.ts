import { parseNumber } from '../../../journeys/journey-id.ts'
import { go } from '../step.ts'
import type { Step } from '../step.ts'

/** Takes the lead out of the other journeys that it names, here and now. */
export const exitJourney: Step = async ({ node, facts }) => {
  const { TargetJourneyID, JourneyID } = node.config ?? {}
  const numbers = [TargetJourneyID ?? JourneyID].flat().flatMap((one) => parseNumber(one) ?? [])
  await facts.stopOthers(numbers)
  return go('exited')
}

export const exitAllOtherJourneys: Step = async ({ facts }) => {
  await facts.stopOthers(null)
  return go('exited')
}

export const exitAllJourneys: Step = async ({ facts }) => {
  await facts.stopOthers(null)
  return { kind: 'end', status: 'completed', outcome: 'exit', reason: null }
}
