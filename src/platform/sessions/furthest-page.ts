import { formFlow, nextPage } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition } from '../../wire/form.ts'

/**
 * How far a visitor may go: to where somebody has been before, or one page on.
 * Whoever calls the page's own API gets no further.
 * @param values With those of the lead.
 * @param reached The furthest page that was shown, from 1.
 */
export function furthestPage(form: FormDefinition, values: Answers, reached: number): number {
  return nextPage(formFlow(form, values), reached) ?? reached
}
