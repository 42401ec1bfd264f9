import { parseNumber } from '../../journeys/journey-id.ts'
import { go } from './step.ts'
import type { Step } from './step.ts'

/** A number that no journey has. */
const NO_JOURNEY = -1

/**
 * What only Octeth has a word for. Journeys are left here and now; what reaches
 * beyond the database, such as mail, is not carried out yet: the ledger says so.
 */
export const action: Step = async ({ node, facts }) => {
  switch (node.kind) {
    case 'ExitJourney':
      await facts.stopOthers(parseNumber(node.config?.['JourneyID']) ?? NO_JOURNEY)
      return go('exited')
    case 'ExitAllOtherJourneys':
      await facts.stopOthers(null)
      return go('exited')
    case 'ExitAllJourneys':
      await facts.stopOthers(null)
      return { kind: 'end', status: 'completed', outcome: 'exit', reason: null }
    case undefined:
    default:
      return go('not-carried-out')
  }
}
