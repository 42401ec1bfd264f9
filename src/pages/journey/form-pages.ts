import { fill } from '../../texts/text.ts'
import { formFlow, shownPage } from '../../wire/form-flow.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition } from '../../wire/form.ts'
import { pageTitle, reviewPage } from '../../wire/review.ts'
import { numberInWords } from '../dates.ts'
import { setPageState } from '../page-state.ts'
import { FORM } from './form-texts.ts'

/** Shows one page of the rendered form, and says which of those that are asked. */
export class FormPages {
  readonly #main: HTMLElement
  readonly #form: FormDefinition
  #page: number
  #flow: FormFlow

  /** @param values By field id, those of read-only fields too. */
  constructor(main: HTMLElement, form: FormDefinition, page: number, values: Answers) {
    this.#main = main
    this.#form = form
    this.#flow = formFlow(form, values)
    this.#page = page
  }

  /** From 1, as the form numbers them, those that are passed over too. */
  get page(): number {
    return this.#page
  }

  /** What is asked after the answers so far. */
  get flow(): FormFlow {
    return this.#flow
  }

  /** Which of the pages that are shown this one is, from 1. */
  get position(): number {
    return this.#flow.pages.indexOf(this.#page) + 1
  }

  get total(): number {
    return this.#flow.pages.length
  }

  /** An answer has changed, and with it perhaps what else is asked. */
  answered(values: Answers): void {
    this.#flow = formFlow(this.#form, values)
    // Another tab may have answered so that this page is passed over.
    if (this.#flow.pages.includes(this.#page)) this.#tell()
    else this.show(this.#page)
  }

  show(page: number): void {
    this.#page = shownPage(this.#flow, page)
    setPageState(this.#main, this.#page === reviewPage(this.#form) ? 'review' : 'form')
    for (const section of this.#main.querySelectorAll<HTMLElement>('.sf-page')) {
      section.hidden = section.dataset['page'] !== String(this.#page)
    }
    this.#tell()
    this.title(false)
  }

  /** A title that begins with the problem tells of it before the page is read. */
  title(problem: boolean): void {
    const { title } = this.#form
    const own = pageTitle(this.#form, this.#page) ?? FORM.now.review
    const words = [...new Set([own, title])].filter(Boolean).join(' – ')
    document.title = problem ? fill(FORM.now.problem, { title: words }) : words
  }

  #tell(): void {
    const { position, total } = this
    // On paper, all that are asked are shown.
    for (const section of this.#main.querySelectorAll<HTMLElement>('.sf-page')) {
      const page = Number(section.dataset['page'])
      section.toggleAttribute(
        'data-asked',
        page <= this.#form.pages.length && this.#flow.pages.includes(page),
      )
    }
    this.#button('back', position > 1)
    this.#button('next', position < total)
    this.#button('submit', position === total)
    const progress = this.#main.querySelector('progress')
    if (progress) Object.assign(progress, { max: total, value: position })
    const text = this.#main.querySelector('#sf-progress-text')
    if (text) text.textContent = progressInWords(position, total)
  }

  #button(action: string, shown: boolean): void {
    const button = this.#main.querySelector<HTMLElement>(`[data-sf-action="${action}"]`)
    if (button) button.hidden = !shown
  }
}

function progressInWords(page: number, pages: number): string {
  return fill(FORM.now.progress, { page: numberInWords(page), pages: numberInWords(pages) })
}
