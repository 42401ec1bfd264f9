import type { FormField } from '../../../wire/form.ts'
import { FORM } from '../form-texts.ts'
import type { AppointmentQuestions } from './appointment-questions.ts'

interface AppointmentsOptions {
  /** Why a question cannot be answered now; null once it can. */
  say: (field: FormField, message: string | null) => void
  /** The server has another answer than the page has seen. */
  changed: () => void
}

/** Loads what makes appointments once a page that asks for one is shown. */
export class Appointments {
  readonly #form: HTMLFormElement
  readonly #options: AppointmentsOptions
  #shown: readonly FormField[] = []
  #questions: AppointmentQuestions | null = null
  #loading = false
  #failed = false

  constructor(form: HTMLFormElement, options: AppointmentsOptions) {
    this.#form = form
    this.#options = options
    window.addEventListener('online', () => this.#failed && void this.#load())
  }

  /** @param fields Of the page that is shown. */
  async show(fields: readonly FormField[]): Promise<void> {
    this.#shown = fields.filter(({ type }) => type === 'appointment')
    if (this.#questions !== null) this.#questions.show(this.#shown)
    else if (this.#shown.length > 0) await this.#load()
  }

  async relocalise(): Promise<void> {
    await this.#questions?.relocalise()
  }

  async #load(): Promise<void> {
    if (this.#loading) return
    this.#loading = true
    try {
      const { openAppointmentQuestions } = await import('./appointment-questions.ts')
      this.#questions = await openAppointmentQuestions(this.#form, this.#options.changed)
      if (this.#failed) for (const field of this.#shown) this.#options.say(field, null)
      this.#failed = false
      this.#questions.show(this.#shown)
    } catch {
      this.#failed = true
      for (const field of this.#shown) this.#options.say(field, FORM.now.waiting)
    } finally {
      this.#loading = false
    }
  }
}
