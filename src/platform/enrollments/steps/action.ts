import { isOctethAction } from '../../journeys/node-kinds.ts'
import type { OctethAction } from '../../journeys/node-kinds.ts'
import { sendEmail, sendSms, webhook } from './actions/effects.ts'
import { exitAllJourneys, exitAllOtherJourneys, exitJourney } from './actions/exits.ts'
import {
  addTag,
  deleteSubscriber,
  removeTag,
  subscribe,
  unsubscribe,
  updateCustomFieldValue,
} from './actions/lead-changes.ts'
import { startJourney } from './actions/start-journey.ts'
import { go } from './step.ts'
import type { Step } from './step.ts'

/** What Octeth has a word for and the other vendors have not, by that word. */
const ACTIONS: Readonly<Partial<Record<OctethAction, Step>>> = {
  ExitJourney: exitJourney,
  ExitAllOtherJourneys: exitAllOtherJourneys,
  ExitAllJourneys: exitAllJourneys,
  SendEmail: sendEmail,
  SendSMS: sendSms,
  Webhook: webhook,
  AddTag: addTag,
  RemoveTag: removeTag,
  UpdateCustomFieldValue: updateCustomFieldValue,
  Subscribe: subscribe,
  Unsubscribe: unsubscribe,
  DeleteSubscriber: deleteSubscriber,
  StartJourney: startJourney,
}

/**
 * Carries the action out. One that does not say enough, or that nobody has written
 * yet, is passed over, and the ledger says so.
 */
export const action: Step = (situation) => {
  const { kind } = situation.node
  const carryOut = isOctethAction(kind) ? ACTIONS[kind] : undefined
  return carryOut ? carryOut(situation) : go('not-carried-out')
}
