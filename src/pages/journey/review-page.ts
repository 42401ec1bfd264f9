import { render } from 'lit'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition, FormField } from '../../wire/form.ts'
import { reviewPage } from '../../wire/review.ts'
import { answersView } from './answers-view.ts'

/** The page after the last, with all answers as they are now; where the form wants one. */
export class ReviewPage {
  readonly #place: HTMLElement | null
  readonly #form: FormDefinition
  readonly #change: (page: number, field: FormField) => void

  constructor(
    main: HTMLElement,
    form: FormDefinition,
    change: (page: number, field: FormField) => void,
  ) {
    this.#place = main.querySelector('.sf-page .sf-answers')
    this.#place?.replaceChildren()
    this.#form = form
    this.#change = change
  }

  show(given: { flow: FormFlow; values: Answers }, page: number): void {
    if (this.#place === null || page !== reviewPage(this.#form)) return
    render(answersView(this.#form, given, this.#change), this.#place)
  }
}
