import type { Outcome } from '../show-outcome.ts'
import { FORM } from './form-texts.ts'

/** Why a form that was being filled in cannot be sent any more. */
export function overOutcome(state: 'closed' | 'expired'): Outcome {
  return { state, title: FORM.now[state], text: FORM.now[`${state}Text`] }
}
