import type { Answers, AnswerValue } from '../../wire/form.ts'
import type { AnswersSaved, SaveAnswers } from '../../wire/page.ts'
import type { SaveOutcome } from './journey-client.ts'
import type { Batch, Unsaved } from './unsaved-answers.ts'

/** `waiting`: what was typed could not be saved yet, and it goes on trying. */
export type SaveStatus = 'saved' | 'waiting' | 'refused'

export interface AutosaveOptions {
  /** What the server knows when the page opens. */
  rev: number
  page: number
  /** A random id of this page, as somebody has opened it. */
  writer: string
  save(save: SaveAnswers): Promise<SaveOutcome>
  /** What is not saved yet, each time that it changes; null when there is nothing to save any more. */
  keep(unsaved: Unsaved | null): void
  /** Answers that another tab saved, for fields that this visitor has not touched since. */
  adopt(values: Answers): void
  onStatus(status: SaveStatus): void
  onOver(state: 'closed' | 'expired'): void
}

const DEBOUNCE_MS = 600
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

/**
 * Saves what changes, soon after it changed, one batch at a time. A batch that
 * could not be saved is sent again as it is, under its name: the server may have
 * it already, and somebody else may have answered anew since. What is typed
 * meanwhile waits for the next one. Nothing is dropped but by `end`.
 */
export class Autosave {
  readonly #options: AutosaveOptions
  /** Sent, or about to be, and not known to have arrived. */
  #batch: Batch | null = null
  /** Batches of this page so far. */
  #batches = 0
  /** Changed since the batch was made. */
  readonly #changed = new Map<string, AnswerValue>()
  #onItsWay: Promise<void> | null = null
  #rev: number
  #page: number
  #savedPage: number
  /** The server has been told once more of the page that is shown, and will be left with its own. */
  #insists = false
  #looks = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #rests = false
  #ended = false

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#rev = options.rev
    this.#page = options.page
    this.#savedPage = options.page
  }

  get rev(): number {
    return this.#rev
  }

  /** What an earlier life of this page could not save: first of all, and under its old name. */
  takeUp({ batch, changed }: Pick<Unsaved, 'batch' | 'changed'>): void {
    this.#batch = batch
    for (const [field, value] of Object.entries(changed)) this.#changed.set(field, value)
    this.#schedule(0)
  }

  /** The visitor changed a field. */
  change(field: string, value: AnswerValue): void {
    this.#changed.set(field, value)
    this.#keep()
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

  /** The visitor looks here again, perhaps after answering in another tab or on another device. */
  look(): void {
    this.#looks = true
    this.retry()
  }

  /** The page goes away: the last chance, and nobody will be there to hear of a conflict. */
  leave(): void {
    if (this.#ended || !this.#due()) return
    clearTimeout(this.#timer)
    // With what is on its way, which may come to a conflict of its own.
    if (this.#typed()) this.#nextBatch()
    const request = this.#request()
    // It counts up by one, and so may what is on its way.
    this.#keep(request.rev + (this.#onItsWay === null ? 1 : 2))
    void this.#options.save({ ...request, merge: true })
  }

  /** While the form is being submitted. Resolves when what is on its way is back. */
  async pause(): Promise<void> {
    this.#rests = true
    clearTimeout(this.#timer)
    await this.#onItsWay
  }

  /** Saves what there is, now. False where that could not be. */
  async flush(): Promise<boolean> {
    this.#failures = 0
    // What is on its way first; then what was typed meanwhile; once more where somebody else saved.
    for (let tries = 0; tries < 3 && this.#failures < 2; tries += 1) {
      await this.#onItsWay
      if (!this.#due()) break
      clearTimeout(this.#timer)
      this.#begin()
    }
    await this.#onItsWay
    return !this.#typed()
  }

  resume(): void {
    this.#rests = false
    this.#schedule(DEBOUNCE_MS)
  }

  /** For good: the form is submitted, or over. */
  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#options.keep(null)
  }

  /** Somebody saved meanwhile, and this is what is stored. */
  meet({ rev, values }: AnswersSaved): void {
    this.#rev = rev
    const own = { ...this.#batch?.values, ...Object.fromEntries(this.#changed) }
    const others = Object.entries(values).filter(([id]) => !Object.hasOwn(own, id))
    this.#options.adopt(Object.fromEntries(others))
  }

  #due(): boolean {
    return this.#typed() || this.#page !== this.#savedPage || this.#looks
  }

  #typed(): boolean {
    return this.#batch !== null || this.#changed.size > 0
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#rests || this.#ended || !this.#due()) return
    this.#timer = setTimeout(() => this.#begin(), ms)
  }

  #begin(): void {
    // Whatever is on its way looks for more when it is back.
    if (this.#rests || this.#ended || this.#onItsWay !== null || !this.#due()) return
    this.#onItsWay = this.#save().finally(() => (this.#onItsWay = null))
  }

  async #save(): Promise<void> {
    if (this.#batch === null && this.#changed.size > 0) this.#nextBatch()
    const batch = this.#batch
    const sent = this.#request()
    const news = batch !== null || sent.page !== this.#savedPage
    const looks = this.#looks
    this.#looks = false
    const outcome = await this.#options.save(sent)
    if (outcome.kind === 'unreachable') this.#looks ||= looks
    // It may have been left meanwhile, and what was sent then has all of it and more.
    if (outcome.kind === 'saved' && this.#batch === batch) this.#batch = null
    if (outcome.kind === 'saved') this.#settlePage(sent, outcome.saved.page)
    if (!this.#ended) this.#settle(outcome, sent, news)
    if (!this.#ended) this.#keep()
  }

  /**
   * The server may lead elsewhere, by answers that are not here yet. It is asked once more, when
   * they are; not again, or a form whose page it will not have would be saved for ever.
   */
  #settlePage({ page, batch }: SaveAnswers, stored: number): void {
    const isOther = batch === undefined && stored !== page
    this.#savedPage = isOther && this.#insists ? page : stored
    this.#insists = isOther && !this.#insists
  }

  /** @param news Whether anything was sent that the server did not have. */
  #settle(outcome: SaveOutcome, sent: SaveAnswers, news: boolean): void {
    switch (outcome.kind) {
      case 'saved': {
        const { rev } = outcome.saved
        const again = this.#failures > 0
        // What was typed meanwhile has waited for long enough.
        const behind = again && this.#typed()
        if (!behind) this.#failures = 0
        // There is more than what was sent now: somebody else's, or the same had arrived before.
        if (rev !== sent.rev + (sent.batch ? 1 : 0)) this.meet(outcome.saved)
        this.#rev = rev
        if ((news || again) && !behind) this.#options.onStatus('saved')
        this.#schedule(behind ? 0 : DEBOUNCE_MS)
        return
      }
      case 'conflict':
        this.meet(outcome.stored)
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
        // It was not put in, and what mends it must not wait behind it.
        this.#takeBack()
        this.#options.onStatus('refused')
        return
      case 'over':
        this.#rests = true
        this.#options.onOver(outcome.state)
        return
      default:
        outcome satisfies never
    }
  }

  /** All that is not known to have arrived, under a name of its own. */
  #nextBatch(): void {
    this.#takeBack()
    const values = Object.fromEntries(this.#changed)
    this.#batches += 1
    this.#batch = { writer: this.#options.writer, number: this.#batches, values }
    this.#changed.clear()
    this.#keep()
  }

  #request(): SaveAnswers {
    // A page is turned with the answers that were given on it, not before them: whoever goes on
    // elsewhere is led to what is missing.
    const isBehind = this.#batch !== null && this.#changed.size > 0
    const now = { rev: this.#rev, page: isBehind ? this.#savedPage : this.#page }
    if (this.#batch === null) return { ...now, values: {} }
    const { values, ...batch } = this.#batch
    return { ...now, values, batch }
  }

  /** What was typed since is newer. */
  #takeBack(): void {
    for (const [field, value] of Object.entries(this.#batch?.values ?? {})) {
      if (!this.#changed.has(field)) this.#changed.set(field, value)
    }
    this.#batch = null
  }

  #keep(rev = this.#rev): void {
    this.#options.keep({ rev, batch: this.#batch, changed: Object.fromEntries(this.#changed) })
  }

  #wait(): number {
    return Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS)
  }
}
