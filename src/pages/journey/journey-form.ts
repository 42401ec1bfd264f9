import type { GuestChannel } from '../../protocol/guest-channel.ts'
import { randomId } from '../../protocol/random-id.ts'
import { MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import { fieldsOn, isServersOwn } from '../../wire/form-flow.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { FieldProblem, FormSubmitted, JourneyPageData } from '../../wire/page.ts'
import { busyButton } from '../busy-button.ts'
import type { Notice } from '../notice.ts'
import { reviewPage } from '../../wire/review.ts'
import { focusHeading, isFillingIn } from '../page-state.ts'
import { showOutcome } from '../show-outcome.ts'
import { Appointments } from './appointments/appointments.ts'
import { Autosave } from './autosave.ts'
import { checkFields } from './check-fields.ts'
import type { ErrorSummary, SummaryItem } from './error-summary.ts'
import { showFieldErrors } from './field-errors.ts'
import { FormControls } from './form-controls.ts'
import { FormPages } from './form-pages.ts'
import { loadPhoneReader } from './phone-reader.ts'
import { saveAnswers, submitForm } from './journey-client.ts'
import type { SubmitOutcome } from './journey-client.ts'
import { FORM } from './form-texts.ts'
import { ownWords } from './form-words.ts'
import { JourneyWay } from './journey-way.ts'
import { OtherWindow, elsewhere } from './other-window.ts'
import type { Replaced } from './other-window.ts'
import { overOutcome } from './over-outcome.ts'
import { PageHistory } from './page-history.ts'
import { PageList } from './page-list.ts'
import { adoptAnswers, resumeAnswers } from './resume-answers.ts'
import { ReviewPage } from './review-page.ts'
import { SaveNews } from './save-news.ts'
import { openFileLists } from './files/open-file-lists.ts'
import { hasPlainFiles, sendPlainly } from './files/plain-files.ts'
import { openSignaturePads } from './signature-pads.ts'
import { typedAnswers } from './typed-answers.ts'
import { UnsavedAnswers } from './unsaved-answers.ts'

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
  readonly #unsaved: UnsavedAnswers
  readonly #otherWindow: OtherWindow
  /** What came in last from elsewhere. */
  #cameIn: Replaced[] = []
  /** One for the whole life of the page: an answer that got lost can be asked for again. */
  readonly #submitKey = randomId()
  #sending = false
  /** Whether what was sent has arrived, where its answer got lost. */
  #arrived: 'no' | 'maybe' | 'yes' = 'no'
  readonly #way: JourneyWay
  readonly #list: PageList
  readonly #review: ReviewPage
  readonly #appointments: Appointments
  #fileLists: ReturnType<typeof openFileLists> = Promise.resolve([])
  #signaturePads: ReturnType<typeof openSignaturePads> = Promise.resolve([])

  constructor(parts: JourneyParts) {
    const { data, main, form, notice } = parts
    this.#parts = parts
    this.#controls = new FormControls(form, data.form)
    this.#pages = new FormPages(main, data.form, data.page, data.values)
    this.#way = new JourneyWay(reviewPage(data.form), data.reached)
    this.#list = new PageList(main, data.form, (page) => this.#jump(page))
    this.#review = new ReviewPage(main, data.form, (page, field) => this.#change(page, field))
    this.#appointments = new Appointments(form, {
      say: (field, message) => {
        const problem = message !== null && { field: field.id, code: 'required' as const, message }
        showFieldErrors(this.#controls, [field], problem ? [problem] : [])
      },
      changed: () => this.#autosave.look(),
    })
    // The link that leads to a change was followed before this ran.
    if (form.querySelector('[name=sf-changes][value="1"]')) this.#way.change(this.#pages.flow)
    this.#history = new PageHistory(data.page, (page) => this.#turnTo(page))
    const news = new SaveNews(notice, main.querySelector('.sf-saved'))
    this.#unsaved = new UnsavedAnswers(data.sessionId)
    this.#otherWindow = new OtherWindow(notice)
    this.#autosave = new Autosave({
      rev: data.rev,
      page: data.page,
      writer: randomId(),
      save: saveAnswers,
      keep: (unsaved) => this.#unsaved.keep(unsaved),
      adopt: (values) => this.#adopt(values),
      onStatus: (status) => news.tell(status),
      onOver: (state) => this.#over(state),
    })
  }

  begin(): void {
    this.#listen()
    this.#resume()
    this.#answered()
    this.#tell()
    this.#tellProgress()
    this.#tellRefused()
    void loadPhoneReader(this.#controls.fields)
    this.#fileLists = openFileLists(this.#parts.form, this.#controls.fields)
    this.#signaturePads = openSignaturePads(this.#parts.form)
  }

  /** The page speaks another language. */
  relocalise(): void {
    if (!isFillingIn(this.#parts.main)) return
    const { main, summary, data } = this.#parts
    main.setAttribute('aria-label', data.form.title)
    this.#pages.show(this.#pages.page)
    this.#tell()
    void this.#signaturePads.then((pads) => pads.forEach((pad) => pad.show()))
    void this.#fileLists.then((lists) => lists.forEach((list) => list.show()))
    void this.#appointments.relocalise()
    this.#otherWindow.retell()
    const problems = this.#marked()
    if (problems.length === 0) return
    this.#pages.title(true)
    summary.retell(this.#summaryOf(problems))
  }

  /** What was sent before this ran came back: what the server says of it stands beside the questions. */
  #tellRefused(): void {
    const problems = this.#controls.fields.flatMap((field): FieldProblem[] => {
      if (!this.#controls.isMarked(field)) return []
      const message = document.getElementById(`f-${field.id}-error`)?.textContent?.trim() ?? ''
      return [{ field: field.id, code: 'required', message }]
    })
    void this.#parts.summary.show(this.#summaryOf(problems))
  }

  /** What is still wrong of what is marked, in the words of now. */
  #marked(): FieldProblem[] {
    const marked = this.#controls.fields.filter((field) => this.#controls.isMarked(field))
    const { problems } = checkFields(this.#controls, marked)
    showFieldErrors(this.#controls, marked, problems)
    return problems
  }

  /** Something was mended that was not typed. */
  #retellProblems(): void {
    const { main, summary } = this.#parts
    const problems = this.#summaryOf(this.#marked())
    const lost = problems.length === 0 && summary.matches(':focus-within')
    summary.retell(problems)
    this.#pages.title(problems.length > 0)
    // Whoever was reading there goes on from the top of the page.
    if (lost) focusHeading(main)
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
    // Out of the back/forward cache.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#autosave.look())
    document.addEventListener('visibilitychange', () => {
      // Phones end pages in the background without a further word.
      if (document.visibilityState === 'hidden') this.#autosave.retry()
      else this.#autosave.look()
    })
  }

  #resume(): void {
    const kept = this.#unsaved.kept()
    const { typed, replaced } = resumeAnswers(this.#controls, this.#parts.data, kept)
    if (kept !== null) this.#autosave.takeUp(kept)
    for (const field of typed) this.#changed(this.#controls.controlOf(field) ?? null)
    if (replaced.length > 0) this.#otherWindow.tell(replaced)
  }

  /** Answers of another window or device, later than those here. */
  #adopt(values: Answers): void {
    this.#cameIn = adoptAnswers(this.#controls, values)
    this.#answered()
    this.#tell()
    if (this.#cameIn.length > 0) this.#otherWindow.tell(this.#cameIn)
  }

  #changed(target: EventTarget | null): void {
    const field = this.#controls.fieldOf(target)
    if (field === undefined) return
    const value = this.#controls.read(field)
    const fits = typeof value !== 'string' || value.length <= MAX_ANSWER_LENGTH
    // Files and appointments are answers once the server has them.
    if (fits && !isServersOwn(field)) this.#autosave.change(field.id, value)
    this.#answered()
    // An error goes as soon as it is mended; a new one waits for Next.
    const wrong = this.#controls.isMarked(field)
    if (!wrong && fits) return
    showFieldErrors(this.#controls, [field], checkFields(this.#controls, [field]).problems)
    // It arrives by itself, while its visitor may be reading what is still wrong.
    if (isServersOwn(field) && !this.#controls.isMarked(field)) this.#retellProblems()
  }

  #act(pressed: string | undefined): void {
    if (this.#sending) return
    const { flow, page } = this.#pages
    // What makes appointments has not come yet.
    if (pressed === 'choose') return void this.#appointments.show(fieldsOn(page, flow))
    if (hasPlainFiles(this.#parts.form)) return void this.#sendPlainly(pressed ?? 'continue')
    const next = this.#way.next(flow, page, (one) => this.#isInOrder(one))
    if (pressed === 'back') this.#go(this.#way.back(flow, page) ?? page)
    else if (next === null) void this.#submit()
    else this.#next(next)
  }

  /** What sends files was not loaded: the server takes them with all the rest, and shows what comes next. */
  async #sendPlainly(action: string): Promise<void> {
    this.#sending = true
    const saved = await this.#autosave.flush()
    this.#sending = false
    // Else it says already that the connection is lost.
    if (!saved) return
    this.#autosave.end()
    sendPlainly(this.#parts.form, { page: this.#pages.page, rev: this.#autosave.rev }, action)
  }

  #next(next: number): void {
    const fields = fieldsOn(this.#pages.page, this.#pages.flow)
    const { problems } = checkFields(this.#controls, fields)
    if (problems.length > 0) void this.#refuse(problems, fields)
    else this.#go(next)
  }

  /** Back without checking, as Back itself; forward as Next. */
  #jump(page: number): void {
    if (this.#sending) return
    this.#way.leaveChange()
    if (page < this.#pages.page) this.#go(page)
    else this.#next(page)
  }

  /** From the review to a question, and to the review again. */
  #change(page: number, field: FormField): void {
    if (this.#sending) return
    this.#way.change(this.#pages.flow)
    this.#go(page)
    this.#controls.controlOf(field)?.focus()
  }

  #isInOrder(page: number): boolean {
    return checkFields(this.#controls, fieldsOn(page, this.#pages.flow)).problems.length === 0
  }

  /** An answer has changed, and with it perhaps what else is asked. */
  #answered(): void {
    const { position, total } = this.#pages
    this.#pages.answered(this.#values())
    this.#controls.show(this.#pages.flow)
    void this.#appointments.show(fieldsOn(this.#pages.page, this.#pages.flow))
    if (position === this.#pages.position && total === this.#pages.total) return
    this.#tell()
    this.#tellProgress()
  }

  /** Those of read-only fields too. */
  #values(): Answers {
    return { ...this.#parts.data.values, ...this.#controls.values() }
  }

  /** What the page says of the others. */
  #tell(): void {
    const { flow, page } = this.#pages
    this.#list.show(flow, page, this.#way.reached)
    this.#review.show({ flow, values: this.#values() }, page)
  }

  #go(page: number): void {
    this.#history.push(page)
    this.#turnTo(page)
  }

  #turnTo(page: number): void {
    const { main, summary } = this.#parts
    // After the end there is no page to go back to.
    if (!isFillingIn(main)) return
    this.#pages.show(this.#way.allow(page, this.#pages.flow, this.#pages.page))
    this.#way.turned(this.#pages.page)
    this.#tell()
    void this.#appointments.show(fieldsOn(this.#pages.page, this.#pages.flow))
    showFieldErrors(this.#controls, fieldsOn(this.#pages.page, this.#pages.flow), [])
    void summary.show([])
    this.#autosave.turn(this.#pages.page)
    this.#tellProgress()
    focusHeading(main)
  }

  async #submit(): Promise<void> {
    const { form, notice } = this.#parts
    const { fields } = this.#pages.flow
    const { problems } = checkFields(this.#controls, fields)
    if (problems.length > 0) return this.#refuse(problems, fields)
    void this.#parts.summary.show([])
    this.#pages.title(false)
    this.#sending = true
    notice.content = null
    const done = busyButton(form.querySelector('[data-sf-action=submit]'), FORM.now.sending)
    await this.#autosave.pause()
    // Something may have come in with the last save.
    const { values } = checkFields(this.#controls, this.#pages.flow.fields)
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
        // It may be about what has changed elsewhere.
        this.#autosave.look()
        void this.#refuse(outcome.problems, this.#controls.fields)
        return
      case 'conflict':
        this.#cameIn = []
        this.#autosave.meet(outcome.stored)
        if (this.#cameIn.length === 0) return void this.#submit()
        this.#autosave.resume()
        notice.content = { role: 'alert', text: this.#unseen(), action: again }
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
    await this.#parts.summary.show(this.#summaryOf(problems))
  }

  /** Of the page that is shown. */
  #summaryOf(problems: readonly FieldProblem[]): SummaryItem[] {
    const shown = fieldsOn(this.#pages.page, this.#pages.flow)
    const here = new Map(shown.map((field) => [field.id, field]))
    return problems.flatMap(({ field: id, part, message: said }) => {
      const field = here.get(id)
      const control = field && this.#controls.controlOf(field, part)
      const message = said === field?.patternHelp ? ownWords(said) : said
      return control ? [{ message, target: control.id, mend: () => control.focus() }] : []
    })
  }

  /** Nobody sends what they have not seen. */
  #unseen(): string {
    return `${elsewhere(this.#cameIn.map(({ field }) => field))} ${FORM.now.checkAgain}`
  }

  #finish({ receipt, thankYou }: FormSubmitted): void {
    const { main, host, data } = this.#parts
    this.#autosave.end()
    const words = data.form.thankYou && ownWords
    showOutcome(main, { state: 'submitted', ...thankYou, words })
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
    this.#autosave.end()
    const more = typedAnswers(this.#controls.fields, this.#controls.values())
    showOutcome(main, { ...overOutcome(state), more })
    if (state === 'expired') host.send({ t: 'expired' })
  }

  #tellProgress(): void {
    const { position, total } = this.#pages
    this.#parts.host.send({ t: 'progress', page: position, pages: total })
  }
}
