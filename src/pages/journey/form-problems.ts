import { fieldsOn } from '../../wire/form-flow.ts'
import type { FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import { focusHeading } from '../page-state.ts'
import { checkFields } from './check-fields.ts'
import type { ErrorSummary, SummaryItem } from './error-summary.ts'
import { showFieldErrors } from './field-errors.ts'
import type { FormControls } from './form-controls.ts'
import type { FormPages } from './form-pages.ts'
import { ownWords } from './form-words.ts'

interface ProblemParts {
  main: HTMLElement
  summary: ErrorSummary
  controls: FormControls
  pages: FormPages
}

/** What is wrong on the page that is shown: beside the questions, in a list, and in the title. */
export class FormProblems {
  readonly #parts: ProblemParts

  constructor(parts: ProblemParts) {
    this.#parts = parts
  }

  /** What was sent before this ran came back: what the server says of it stands beside the questions. */
  tellRefused(): void {
    const { controls, summary } = this.#parts
    const problems = this.#marked().map((field): FieldProblem => {
      const message = document.getElementById(`f-${field.id}-error`)?.textContent?.trim() ?? ''
      return { field: field.id, code: 'required', message }
    })
    void summary.show(this.#listed(problems, controls))
  }

  /** Beside their fields, and a list of this page's, which takes focus; none: all is well with these fields. */
  async show(problems: FieldProblem[], checked: readonly FormField[]): Promise<void> {
    const { controls, pages, summary } = this.#parts
    showFieldErrors(controls, checked, problems)
    pages.title(problems.length > 0)
    await summary.show(this.#listed(problems, controls))
  }

  /**
   * A field has changed. An error goes as soon as it is mended; a new one waits for Next.
   *
   * @param isLong It is wrong in a way that does not wait.
   */
  changed(field: FormField, isLong: boolean): void {
    const { controls } = this.#parts
    if (!controls.isMarked(field) && !isLong) return
    showFieldErrors(controls, [field], checkFields(controls, [field]).problems)
  }

  /** Of one field, from elsewhere than a check; null: it is well. */
  say(field: FormField, message: string | null): void {
    const problem = message !== null && { field: field.id, code: 'required' as const, message }
    showFieldErrors(this.#parts.controls, [field], problem ? [problem] : [])
  }

  /** Something was mended that was not typed, perhaps while its visitor reads what is still wrong. */
  mended(): void {
    const { controls, main, pages, summary } = this.#parts
    const problems = this.#listed(this.#inWordsOfNow(), controls)
    const lost = problems.length === 0 && summary.matches(':focus-within')
    summary.retell(problems)
    pages.title(problems.length > 0)
    // Whoever was reading there goes on from the top of the page.
    if (lost) focusHeading(main)
  }

  /** The page speaks another language. */
  relocalise(): void {
    const { controls, pages, summary } = this.#parts
    const problems = this.#inWordsOfNow()
    if (problems.length === 0) return
    pages.title(true)
    summary.retell(this.#listed(problems, controls))
  }

  #marked(): FormField[] {
    const { controls } = this.#parts
    return controls.fields.filter((field) => controls.isMarked(field))
  }

  /** What is still wrong of what is marked. */
  #inWordsOfNow(): FieldProblem[] {
    const { controls } = this.#parts
    const marked = this.#marked()
    const { problems } = checkFields(controls, marked)
    showFieldErrors(controls, marked, problems)
    return problems
  }

  /** Of the page that is shown. */
  #listed(problems: readonly FieldProblem[], controls: FormControls): SummaryItem[] {
    const { page, flow } = this.#parts.pages
    const here = new Map(fieldsOn(page, flow).map((field) => [field.id, field]))
    return problems.flatMap(({ field: id, part, message: said }) => {
      const field = here.get(id)
      const control = field && controls.controlOf(field, part)
      const message = said === field?.patternHelp ? ownWords(said) : said
      return control ? [{ message, target: control.id, mend: () => control.focus() }] : []
    })
  }
}
