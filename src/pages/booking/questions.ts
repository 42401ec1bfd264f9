import '../styles/form.css'
import '../styles/signature.css'
import { formFlow } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import { checkFields } from '../journey/check-fields.ts'
import { ErrorSummary } from '../journey/error-summary.ts'
import { showFieldErrors } from '../journey/field-errors.ts'
import { FormControls } from '../journey/form-controls.ts'
import { FORM } from '../journey/form-texts.ts'
import { loadPhoneReader } from '../journey/phone-reader.ts'
import { openSignaturePads } from '../journey/signature-pads.ts'

export interface QuestionsOptions {
  /** What the server rendered. */
  form: HTMLFormElement
  definition: FormDefinition
  answered: (answers: Answers) => void
  back: () => void
}

/** What is asked with a booking: shown after a time is chosen, checked before it is confirmed. */
export class Questions {
  readonly #options: QuestionsOptions
  readonly #controls: FormControls
  #summary: ErrorSummary | null = null

  constructor(options: QuestionsOptions) {
    const { form, definition } = options
    this.#options = options
    this.#controls = new FormControls(form, definition)
    if (!customElements.get('sf-error-summary')) {
      customElements.define('sf-error-summary', ErrorSummary)
    }
    const summary = form.querySelector('sf-error-summary')
    if (summary instanceof ErrorSummary) this.#summary = summary
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#continue()
    })
    form.querySelector('[data-sf-action=back]')?.addEventListener('click', options.back)
    for (const type of ['input', 'change']) form.addEventListener(type, () => this.#show())
    this.#show()
    void loadPhoneReader(this.#controls.fields)
    void openSignaturePads(form)
  }

  /** @param problems What the server found wrong. */
  async ask(problems: readonly FieldProblem[] = []): Promise<void> {
    await FORM.use(document.documentElement.lang)
    const { form } = this.#options
    form.hidden = false
    if (problems.length > 0) return this.#refuse(problems)
    form.querySelector('h2')?.focus()
  }

  hide(): void {
    this.#options.form.hidden = true
  }

  #asked() {
    const flow = formFlow(this.#options.definition, this.#controls.values())
    return { flow, fields: this.#controls.fields.filter(({ id }) => flow.pageOf.has(id)) }
  }

  #show(): void {
    this.#controls.show(this.#asked().flow)
  }

  #continue(): void {
    const { problems, values } = checkFields(this.#controls, this.#asked().fields)
    if (problems.length > 0) {
      void this.#refuse(problems)
      return
    }
    showFieldErrors(this.#controls, this.#controls.fields, [])
    void this.#summary?.show([])
    this.#options.answered(values)
  }

  async #refuse(problems: readonly FieldProblem[]): Promise<void> {
    showFieldErrors(this.#controls, this.#controls.fields, problems)
    await this.#summary?.show(
      problems.flatMap(({ field: id, part, message }) => {
        const field = this.#controls.fields.find((one) => one.id === id)
        const control = field && this.#controls.controlOf(field, part)
        return control ? [{ message, target: control.id, mend: () => control.focus() }] : []
      }),
    )
  }
}
