import { fill } from '../../texts/text.ts'
import { answerText } from '../../wire/answer-text.ts'
import type { AnswerValue, FormField } from '../../wire/form.ts'
import { Notice } from '../notice.ts'
import { pageLocale } from '../page-locale.ts'
import { FORM } from './form-texts.ts'
import { typedAnswers } from './typed-answers.ts'

/** An answer that gave way to a later one of another window or device. */
export interface Replaced {
  field: FormField
  /** What stood here. */
  before: AnswerValue
}

/** Tells whoever fills in a form in several places what has come in, and keeps what stood here. */
export class OtherWindow {
  readonly #notice = new Notice()
  /** By field, as it was at first. */
  readonly #replaced = new Map<FormField, AnswerValue>()

  /** @param after Goes below this element. */
  constructor(after: Element) {
    after.after(this.#notice)
  }

  /** In another language, if it has told anything. */
  retell(): void {
    if (this.#replaced.size > 0) this.tell([])
  }

  tell(replaced: readonly Replaced[]): void {
    for (const { field, before } of replaced) {
      const known = this.#replaced.get(field)
      if (known === undefined || isBlank(known)) this.#replaced.set(field, before)
    }
    const fields = [...this.#replaced.keys()]
    const gone = [...this.#replaced].filter(([, before]) => !isBlank(before))
    this.#notice.content = {
      role: 'status',
      text: elsewhere(fields),
      more: typedAnswers(fields, Object.fromEntries(gone.map(([{ id }, before]) => [id, before]))),
    }
  }
}

/** What has come in, by the questions' own words. */
export function elsewhere(fields: readonly FormField[]): string {
  const labels = fields.map(({ label }) => label)
  const list = new Intl.ListFormat(pageLocale(), { type: 'conjunction' })
  return fill(FORM.now.elsewhere, { fields: list.format(labels) })
}

function isBlank(value: AnswerValue): boolean {
  return value === false || answerText(value) === ''
}
