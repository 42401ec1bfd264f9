import { formFields } from '../forms/form.ts'
import { showLeadValues } from './answers.ts'
import { sessionState } from './form-session.ts'
import type { FormSession } from './form-session.ts'
import type { StoredFormSession } from './form-session-store.ts'

/** A stored session as it is now: its state by the clock, its blanks filled from the lead. */
export function showFormSession(stored: StoredFormSession, now: Date): FormSession {
  const {
    counter: _counter,
    leadValues,
    leadGroupId: _leadGroupId,
    savedBatches: _savedBatches,
    submitKey: _submitKey,
    ...session
  } = stored
  const state = sessionState(stored, now)
  return {
    ...session,
    formId: stored.form.id,
    state,
    // A completed session stays as it was submitted, whatever becomes of the lead.
    values:
      state === 'complete'
        ? stored.values
        : showLeadValues(formFields(stored.form.definition), stored.values, leadValues),
  }
}
