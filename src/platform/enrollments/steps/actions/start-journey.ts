import { octethActionSettings } from '../../../journeys/node-settings/octeth-actions.ts'
import { go } from '../step.ts'
import type { Step } from '../step.ts'

/** Whether the other journey lets the lead in is its own matter, and among its refusals. */
export const startJourney: Step = async ({ node, facts }) => {
  const settings = octethActionSettings.StartJourney.safeParse(node.config ?? {})
  if (!settings.success) return go('not-carried-out')
  const isThere = await facts.startJourney(settings.data.TargetJourneyID)
  return go(isThere ? 'started' : 'unknown-record')
}
