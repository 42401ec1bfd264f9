import type { Answers, AnswerValue } from '../../wire/form.ts'
import type { SaveAnswers } from '../../wire/page.ts'
import type { SaveOutcome } from './journey-client.ts'

/** `waiting`: what was typed could not be saved yet, and it goes on trying. */
export type SaveStatus = 'saved' | 'waiting' | 'refused'

export interface AutosaveOptions {
  /** What the server knows when the page opens. */
  rev: number
  page: number
  save(save: SaveAnswers): Promise<SaveOutcome>
  /** Answers that another tab saved, for fields that this visitor has not touched since. */
  adopt(values: Answers): void
  onStatus(status: SaveStatus): void
  onOver(state: 'closed' | 'expired'): void
}

const DEBOUNCE_MS = 600
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

/**
 * Saves what changes, soon after it changed, one request at a time. What could
 * not be saved is kept and tried again; nothing is dropped but by `stop`.
 */
export class Autosave {
  readonly #options: AutosaveOptions
  /** Changed since the last save began. */
  readonly #changed = new Map<string, AnswerValue>()
  #sending: ReadonlyMap<string, AnswerValue> | null = null
  #rev: number
  #page: number
  #savedPage: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #stopped = false

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#rev = options.rev
    this.#page = options.page
    this.#savedPage = options.page
  }

  get rev(): number {
    return this.#rev
  }

  /** The visitor changed a field. */
  change(field: string, value: AnswerValue): void {
    this.#changed.set(field, value)
    this.#schedule(DEBOUNCE_MS)
  }

  /** Another page is shown; saved at once. */
  turn(page: number): void {
    this.#page = page
    this.#schedule(0)
  }

  /** The connection is back, or the visitor wants it now. */
  retry(): void {
    this.#failures = 0
    this.#schedule(0)
  }

  /** The page goes away: the last chance. */
  leave(): void {
    if (this.#stopped || !this.#due()) return
    clearTimeout(this.#timer)
    // What is on its way has most likely arrived by the time this does.
    const rev = this.#sending === null ? this.#rev : this.#rev + 1
    void this.#options.save({ rev, page: this.#page, values: Object.fromEntries(this.#changed) })
  }

  /** While the form is being submitted, and for good once it is. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  resume(): void {
    this.#stopped = false
    this.#schedule(DEBOUNCE_MS)
  }

  #due(): boolean {
    return this.#changed.size > 0 || this.#page !== this.#savedPage
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#stopped || !this.#due()) return
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  async #save(): Promise<void> {
    // Whatever is on its way looks for more when it is back.
    if (this.#stopped || this.#sending !== null || !this.#due()) return
    const sending = new Map(this.#changed)
    const page = this.#page
    this.#sending = sending
    this.#changed.clear()
    const values = Object.fromEntries(sending)
    const outcome = await this.#options.save({ rev: this.#rev, page, values })
    this.#sending = null
    if (outcome.kind === 'saved') {
      this.#savedPage = page
      this.#rev = outcome.saved.rev
    } else {
      this.#keep(sending)
    }
    if (!this.#stopped) this.#settle(outcome)
  }

  #settle(outcome: SaveOutcome): void {
    switch (outcome.kind) {
      case 'saved':
        this.#failures = 0
        this.#options.onStatus('saved')
        this.#schedule(DEBOUNCE_MS)
        return
      case 'conflict':
        this.#rev = outcome.stored.rev
        this.#options.adopt(this.#untouched(outcome.stored.values))
        // At once the first time; two tabs that save all the time take turns.
        this.#schedule(this.#failures === 0 ? 0 : this.#wait())
        this.#failures += 1
        return
      case 'unreachable':
        this.#options.onStatus('waiting')
        this.#schedule(this.#wait())
        this.#failures += 1
        return
      case 'refused':
        this.#options.onStatus('refused')
        return
      case 'over':
        this.stop()
        this.#options.onOver(outcome.state)
        return
      default:
        outcome satisfies never
    }
  }

  #wait(): number {
    return Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS)
  }

  /** Not saved: it is due again, except where a newer answer is. */
  #keep(sent: ReadonlyMap<string, AnswerValue>): void {
    for (const [field, value] of sent) {
      if (!this.#changed.has(field)) this.#changed.set(field, value)
    }
  }

  #untouched(stored: Answers): Answers {
    return Object.fromEntries(Object.entries(stored).filter(([id]) => !this.#changed.has(id)))
  }
}
