import type { Answers } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import type { BookingParts } from './booking-parts.ts'
import type { Questions } from './questions.ts'

export interface QuestionStepOptions {
  answered: () => void
  back: () => void
}

/** What is asked before the review, where anything is. Its script comes when it is needed. */
export class QuestionStep {
  readonly #parts: BookingParts
  readonly #options: QuestionStepOptions
  #questions: Questions | null = null
  /** By field id; none before they are given. */
  answers: Answers = {}

  constructor(parts: BookingParts, options: QuestionStepOptions) {
    this.#parts = parts
    this.#options = options
  }

  /** They have been asked once. */
  get isAsked(): boolean {
    return this.#questions !== null
  }

  get #form(): HTMLFormElement | null {
    return this.#parts.main.querySelector('.sf-questions')
  }

  /** Has the script at hand when it is needed: the connection may be gone then. */
  prefetch(): void {
    if (this.#form !== null) void loadQuestions()
  }

  /** Gets ready to ask. */
  async prepare(): Promise<'ready' | 'nothing' | 'unreachable'> {
    const { data } = this.#parts
    const form = this.#form
    if (form === null) return 'nothing'
    const Questions = await loadQuestions()
    if (Questions === null) return 'unreachable'
    this.#questions ??= new Questions({
      form,
      definition: { title: '', pages: [{ id: '', title: '', fields: data.questions }] },
      answered: (answers) => {
        this.answers = answers
        this.#options.answered()
      },
      back: this.#options.back,
    })
    return 'ready'
  }

  /** @param problems What the server found wrong. */
  async ask(problems?: FieldProblem[]): Promise<void> {
    await this.#questions?.ask(problems)
  }

  hide(): void {
    this.#questions?.hide()
  }
}

/** Null when it cannot be loaded. */
async function loadQuestions(): Promise<typeof Questions | null> {
  try {
    return (await import('./questions.ts')).Questions
  } catch {
    return null
  }
}
