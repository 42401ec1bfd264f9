import type { FormDefinition } from '../../wire/form.ts'
import { fill } from '../../texts/text.ts'
import { numberInWords } from '../dates.ts'
import { FORM } from './form-texts.ts'

/** Shows one page of the rendered form, and says which. */
export class FormPages {
  readonly #main: HTMLElement
  readonly #form: FormDefinition
  #page: number

  constructor(main: HTMLElement, form: FormDefinition, page: number) {
    this.#main = main
    this.#form = form
    this.#page = page
  }

  /** From 1. */
  get page(): number {
    return this.#page
  }

  get total(): number {
    return this.#form.pages.length
  }

  show(page: number): void {
    this.#page = page
    for (const section of this.#main.querySelectorAll<HTMLElement>('.sf-page')) {
      section.hidden = section.dataset['page'] !== String(page)
    }
    this.#button('back', page > 1)
    this.#button('next', page < this.total)
    this.#button('submit', page === this.total)
    const progress = this.#main.querySelector('progress')
    if (progress) progress.value = page
    const text = this.#main.querySelector('#sf-progress-text')
    if (text) text.textContent = progressInWords(page, this.total)
    this.title(false)
  }

  /** A title that begins with the problem tells of it before the page is read. */
  title(problem: boolean): void {
    const { pages, title } = this.#form
    const words = [...new Set([pages[this.#page - 1]?.title, title])].filter(Boolean).join(' – ')
    document.title = problem ? fill(FORM.now.problem, { title: words }) : words
  }

  /** The page that a field is on, from 1. */
  pageOf(field: string): number {
    return this.#form.pages.findIndex((page) => page.fields.some(({ id }) => id === field)) + 1
  }

  #button(action: string, shown: boolean): void {
    const button = this.#main.querySelector<HTMLElement>(`[data-sf-action="${action}"]`)
    if (button) button.hidden = !shown
  }
}

function progressInWords(page: number, pages: number): string {
  return fill(FORM.now.progress, { page: numberInWords(page), pages: numberInWords(pages) })
}
