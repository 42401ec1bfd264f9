import type { GuestChannel } from '../../protocol/guest-channel.ts'
import { randomId } from '../../protocol/random-id.ts'
import { MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import { fieldsOn, nextPage, previousPage } from '../../wire/form-flow.ts'
import type { FormField } from '../../wire/form.ts'
import type { FieldProblem, FormSubmitted, JourneyPageData } from '../../wire/page.ts'
import { busyButton } from '../busy-button.ts'
import type { Notice } from '../notice.ts'
import { focusHeading } from '../page-state.ts'
import { showOutcome } from '../show-outcome.ts'
import { Autosave } from './autosave.ts'
import { checkFields } from './check-fields.ts'
import type { ErrorSummary } from './error-summary.ts'
import { showFieldErrors } from './field-errors.ts'
import { FormControls } from './form-controls.ts'
import { FormPages } from './form-pages.ts'
import { saveAnswers, submitForm } from './journey-client.ts'
import type { SubmitOutcome } from './journey-client.ts'
import { FORM } from './form-texts.ts'
import { isSame } from './is-same.ts'
import { overOutcome } from './over-outcome.ts'
import { PageHistory } from './page-history.ts'
import { SaveNews } from './save-news.ts'
import { typedAnswers } from './typed-answers.ts'

export interface JourneyParts {
  main: HTMLElement
  form: HTMLFormElement
  summary: ErrorSummary
  notice: Notice
  data: JourneyPageData
  host: GuestChannel
}

/** Takes over the rendered form: pages, checks, saving, sending. */
export class JourneyForm {
  readonly #parts: JourneyParts
  readonly #controls: FormControls
  readonly #pages: FormPages
  readonly #history: PageHistory
  readonly #autosave: Autosave
  /** One for the whole life of the page: an answer that got lost can be asked for again. */
  readonly #submitKey = randomId()
  #sending = false
  /** Whether what was sent has arrived, where its answer got lost. */
  #arrived: 'no' | 'maybe' | 'yes' = 'no'
  /** The furthest page that was reached: nobody gets further by the browser's Forward. */
  #reached: number

  constructor(parts: JourneyParts) {
    const { data, main, form, notice } = parts
    this.#parts = parts
    this.#controls = new FormControls(form, data.form)
    this.#pages = new FormPages(main, data.form, data.page, data.values)
    this.#reached = data.page
    this.#history = new PageHistory(data.page, (page) => this.#turnTo(page))
    const news = new SaveNews(notice, main.querySelector('.sf-saved'))
    this.#autosave = new Autosave({
      rev: data.rev,
      page: data.page,
      save: saveAnswers,
      adopt: (values) => {
        for (const field of this.#controls.fields) {
          const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined
          if (value !== undefined) this.#controls.write(field, value)
        }
        this.#answered()
      },
      onStatus: (status) => news.tell(status),
      onOver: (state) => this.#over(state),
    })
  }

  begin(): void {
    this.#listen()
    this.#adoptTyped()
    this.#answered()
    this.#tellProgress()
  }

  /** The page speaks another language. */
  relocalise(): void {
    if (this.#parts.main.dataset['sfState'] === 'form') this.#pages.show(this.#pages.page)
  }

  #listen(): void {
    const { form } = this.#parts
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#act(event.submitter?.dataset['sfAction'])
    })
    form.addEventListener('input', ({ target }) => this.#changed(target))
    form.addEventListener('change', ({ target }) => this.#changed(target))
    window.addEventListener('online', () => this.#autosave.retry())
    window.addEventListener('pagehide', () => this.#autosave.leave())
    document.addEventListener('visibilitychange', () => {
      // Phones end pages in the background without a further word.
      if (document.visibilityState === 'hidden') this.#autosave.retry()
    })
  }

  /** What was typed before this ran, or put back by the browser on a reload. */
  #adoptTyped(): void {
    const { values } = this.#parts.data
    for (const field of this.#controls.fields.filter(({ readOnly }) => !readOnly)) {
      const typed = this.#controls.read(field)
      const known = (Object.hasOwn(values, field.id) ? values[field.id] : undefined) ?? ''
      if (!isSame(field, typed, known)) this.#changed(this.#controls.controlOf(field) ?? null)
    }
  }

  #changed(target: EventTarget | null): void {
    const field = this.#controls.fieldOf(target)
    if (field === undefined) return
    const value = this.#controls.read(field)
    const fits = typeof value !== 'string' || value.length <= MAX_ANSWER_LENGTH
    if (fits) this.#autosave.change(field.id, value)
    this.#answered()
    // An error goes as soon as it is mended; a new one waits for Next.
    const wrong = this.#controls.markedElement(field)?.getAttribute('aria-invalid') === 'true'
    if (wrong || !fits) {
      showFieldErrors(this.#controls, [field], checkFields(this.#controls, [field]).problems)
    }
  }

  #act(pressed: string | undefined): void {
    if (this.#sending) return
    const { flow, page } = this.#pages
    const next = nextPage(flow, page)
    if (pressed === 'back') this.#go(previousPage(flow, page) ?? page)
    else if (next === null) void this.#submit()
    else this.#next(next)
  }

  #next(next: number): void {
    const fields = fieldsOn(this.#pages.page, this.#pages.flow)
    const { problems } = checkFields(this.#controls, fields)
    if (problems.length > 0) void this.#refuse(problems, fields)
    else this.#go(next)
  }

  /** An answer has changed, and with it perhaps what else is asked. */
  #answered(): void {
    const { position, total } = this.#pages
    this.#pages.answered({ ...this.#parts.data.values, ...this.#controls.values() })
    this.#controls.show(this.#pages.flow)
    if (position !== this.#pages.position || total !== this.#pages.total) this.#tellProgress()
  }

  #go(page: number): void {
    this.#history.push(page)
    this.#turnTo(page)
  }

  #turnTo(page: number): void {
    const { main, summary } = this.#parts
    // After the end there is no page to go back to.
    if (main.dataset['sfState'] !== 'form') return
    const furthest = nextPage(this.#pages.flow, this.#pages.page) ?? this.#pages.page
    this.#pages.show(Math.min(page, Math.max(this.#reached, furthest)))
    this.#reached = Math.max(this.#reached, this.#pages.page)
    showFieldErrors(this.#controls, fieldsOn(this.#pages.page, this.#pages.flow), [])
    void summary.show([])
    this.#autosave.turn(this.#pages.page)
    this.#tellProgress()
    focusHeading(main)
  }

  async #submit(): Promise<void> {
    const { form, notice } = this.#parts
    const { fields } = this.#pages.flow
    const { problems, values } = checkFields(this.#controls, fields)
    if (problems.length > 0) return this.#refuse(problems, fields)
    void this.#parts.summary.show([])
    this.#pages.title(false)
    this.#sending = true
    this.#autosave.stop()
    notice.content = null
    const done = busyButton(form.querySelector('[data-sf-action=submit]'), FORM.now.sending)
    const { rev } = this.#autosave
    const outcome = await submitForm({ submitKey: this.#submitKey, rev, values })
    done()
    this.#sending = false
    this.#settle(outcome)
  }

  #settle(outcome: SubmitOutcome): void {
    const { notice } = this.#parts
    const again = { label: FORM.now.retry, run: () => void this.#submit() }
    switch (outcome.kind) {
      case 'submitted':
        this.#finish(outcome.submitted)
        return
      case 'invalid':
        this.#autosave.resume()
        void this.#refuse(outcome.problems, this.#controls.fields)
        return
      case 'over':
        this.#end(outcome.state)
        return
      case 'unreachable':
        if (this.#arrived === 'no') this.#arrived = 'maybe'
        if (this.#arrived === 'maybe') this.#autosave.resume()
        notice.content = { role: 'alert', text: FORM.now.notSent, action: again }
        return
      case 'refused':
        this.#autosave.resume()
        notice.content = { role: 'alert', text: FORM.now.notTaken, action: again }
        return
      default:
        outcome satisfies never
    }
  }

  /** Shows the first page that has a problem, all problems beside their fields, and a list of that page's. */
  async #refuse(problems: FieldProblem[], checked: readonly FormField[]): Promise<void> {
    const page = this.#pages.flow.pageOf.get(problems[0]?.field ?? '')
    if (page !== undefined && page !== this.#pages.page) this.#go(page)
    showFieldErrors(this.#controls, checked, problems)
    this.#pages.title(true)
    const shown = fieldsOn(this.#pages.page, this.#pages.flow)
    const here = new Map(shown.map((field) => [field.id, field]))
    await this.#parts.summary.show(
      problems.flatMap(({ field: id, message }) => {
        const field = here.get(id)
        const control = field && this.#controls.controlOf(field)
        return control ? [{ message, target: control.id, mend: () => control.focus() }] : []
      }),
    )
  }

  #finish({ receipt, thankYou }: FormSubmitted): void {
    const { main, host } = this.#parts
    showOutcome(main, { state: 'submitted', ...thankYou })
    host.send({ t: 'submitted', receipt })
  }

  /** A save was told that the session is over. */
  #over(state: 'closed' | 'expired'): void {
    if (state === 'expired' || this.#arrived !== 'maybe') return this.#end(state)
    // By what was sent: its key brings the answer that got lost.
    this.#arrived = 'yes'
    void this.#submit()
  }

  #end(state: 'closed' | 'expired'): void {
    const { main, host } = this.#parts
    this.#autosave.stop()
    const more = typedAnswers(this.#controls.fields, this.#controls.values())
    showOutcome(main, { ...overOutcome(state), more })
    if (state === 'expired') host.send({ t: 'expired' })
  }

  #tellProgress(): void {
    const { position, total } = this.#pages
    this.#parts.host.send({ t: 'progress', page: position, pages: total })
  }
}
