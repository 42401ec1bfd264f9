import { randomId } from '../../protocol/random-id.ts'
import type { Answers } from '../../wire/form.ts'
import type { AnswersSaved, FieldProblem, FormSubmitted } from '../../wire/page.ts'
import { busyButton } from '../busy-button.ts'
import type { Notice } from '../notice.ts'
import type { Autosave } from './autosave.ts'
import { FORM } from './form-texts.ts'
import { submitForm } from './journey-client.ts'
import type { SubmitOutcome } from './journey-client.ts'
import { elsewhere } from './other-window.ts'
import type { Replaced } from './other-window.ts'

export interface SendingParts {
  form: HTMLFormElement
  notice: Notice
  autosave: Autosave
  /** Whether all that is asked is answered; else what is wrong is shown. */
  isComplete(): boolean
  /** As they are now. */
  answers(): Answers
  /** Others have answered meanwhile; gives what that has changed here. */
  meet(stored: AnswersSaved): readonly Replaced[]
  refuse(problems: FieldProblem[]): void
  finish(submitted: FormSubmitted): void
  end(state: 'closed' | 'expired'): void
}

/** Sends the form, once, whatever becomes of the answers. */
export class FormSending {
  readonly #parts: SendingParts
  /** One for the whole life of the page: an answer that got lost can be asked for again. */
  readonly #submitKey = randomId()
  #busy = false
  /** Whether what was sent has arrived, where its answer got lost. */
  #arrived: 'no' | 'maybe' | 'yes' = 'no'

  constructor(parts: SendingParts) {
    this.#parts = parts
  }

  get busy(): boolean {
    return this.#busy
  }

  /** While it is true nothing else is done with the form. */
  async whileBusy<T>(run: () => Promise<T>): Promise<T> {
    this.#busy = true
    try {
      return await run()
    } finally {
      this.#busy = false
    }
  }

  async send(): Promise<void> {
    const { form, notice, autosave } = this.#parts
    if (!this.#parts.isComplete()) return
    notice.content = null
    const done = busyButton(form.querySelector('[data-sf-action=submit]'), FORM.now.sending)
    const outcome = await this.whileBusy(async () => {
      await autosave.pause()
      // Something may have come in with the last save.
      const values = this.#parts.answers()
      return submitForm({ submitKey: this.#submitKey, rev: autosave.rev, values })
    })
    done()
    this.#settle(outcome)
  }

  /** A save was told that the session is over. */
  over(state: 'closed' | 'expired'): void {
    if (state === 'expired' || this.#arrived !== 'maybe') return this.#parts.end(state)
    // By what was sent: its key brings the answer that got lost.
    this.#arrived = 'yes'
    void this.send()
  }

  #settle(outcome: SubmitOutcome): void {
    const { autosave } = this.#parts
    switch (outcome.kind) {
      case 'submitted':
        this.#parts.finish(outcome.submitted)
        return
      case 'invalid':
        autosave.resume()
        // It may be about what has changed elsewhere.
        autosave.look()
        this.#parts.refuse(outcome.problems)
        return
      case 'conflict': {
        const cameIn = this.#parts.meet(outcome.stored)
        if (cameIn.length === 0) return void this.send()
        autosave.resume()
        // Nobody sends what they have not seen.
        this.#offerAgain(`${elsewhere(cameIn.map(({ field }) => field))} ${FORM.now.checkAgain}`)
        return
      }
      case 'over':
        this.#parts.end(outcome.state)
        return
      case 'unreachable':
        if (this.#arrived === 'no') this.#arrived = 'maybe'
        if (this.#arrived === 'maybe') autosave.resume()
        this.#offerAgain(FORM.now.notSent)
        return
      case 'refused':
        autosave.resume()
        this.#offerAgain(FORM.now.notTaken)
        return
      default:
        outcome satisfies never
    }
  }

  #offerAgain(text: string): void {
    const action = { label: FORM.now.retry, run: () => void this.send() }
    this.#parts.notice.content = { role: 'alert', text, action }
  }
}
