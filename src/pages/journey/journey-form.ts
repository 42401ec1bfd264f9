import type { GuestChannel } from '../../protocol/guest-channel.ts'
import { randomId } from '../../protocol/random-id.ts'
import { MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import { fieldsOn, isServersOwn } from '../../wire/form-flow.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { AnswersSaved, FieldProblem, FormSubmitted, JourneyPageData } from '../../wire/page.ts'
import type { Notice } from '../notice.ts'
import { reviewPage } from '../../wire/review.ts'
import { focusHeading, isFillingIn } from '../page-state.ts'
import { showOutcome } from '../show-outcome.ts'
import { Appointments } from './appointments/appointments.ts'
import { Autosave } from './autosave.ts'
import { checkFields } from './check-fields.ts'
import type { ErrorSummary } from './error-summary.ts'
import { FormControls } from './form-controls.ts'
import { FormPages } from './form-pages.ts'
import { FormProblems } from './form-problems.ts'
import { FormSending } from './form-sending.ts'
import { loadPhoneReader } from './phone-reader.ts'
import { saveAnswers } from './journey-client.ts'
import { ownWords } from './form-words.ts'
import { JourneyWay } from './journey-way.ts'
import { OtherWindow } from './other-window.ts'
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
  readonly #problems: FormProblems
  readonly #sending: FormSending
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
    this.#problems = new FormProblems({
      main,
      summary: parts.summary,
      controls: this.#controls,
      pages: this.#pages,
    })
    this.#way = new JourneyWay(reviewPage(data.form), data.reached)
    this.#list = new PageList(main, data.form, (page) => this.#jump(page))
    this.#review = new ReviewPage(main, data.form, (page, field) => this.#change(page, field))
    this.#appointments = new Appointments(form, {
      say: (field, message) => this.#problems.say(field, message),
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
      onOver: (state) => this.#sending.over(state),
    })
    this.#sending = new FormSending({
      form,
      notice,
      autosave: this.#autosave,
      isComplete: () => this.#isComplete(),
      answers: () => checkFields(this.#controls, this.#pages.flow.fields).values,
      meet: (stored) => this.#meet(stored),
      refuse: (problems) => this.#refuse(problems, this.#controls.fields),
      finish: (submitted) => this.#finish(submitted),
      end: (state) => this.#end(state),
    })
  }

  begin(): void {
    this.#listen()
    this.#resume()
    this.#answered()
    this.#tell()
    this.#tellProgress()
    this.#problems.tellRefused()
    void loadPhoneReader(this.#controls.fields)
    this.#fileLists = openFileLists(this.#parts.form, this.#controls.fields)
    this.#signaturePads = openSignaturePads(this.#parts.form)
  }

  /** The page speaks another language. */
  relocalise(): void {
    if (!isFillingIn(this.#parts.main)) return
    const { main, data } = this.#parts
    main.setAttribute('aria-label', data.form.title)
    this.#pages.show(this.#pages.page)
    this.#tell()
    void this.#signaturePads.then((pads) => pads.forEach((pad) => pad.show()))
    void this.#fileLists.then((lists) => lists.forEach((list) => list.show()))
    void this.#appointments.relocalise()
    this.#otherWindow.retell()
    this.#problems.relocalise()
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
    const wasWrong = this.#controls.isMarked(field)
    this.#problems.changed(field, !fits)
    // It arrives by itself.
    if (wasWrong && isServersOwn(field) && !this.#controls.isMarked(field)) this.#problems.mended()
  }

  #act(pressed: string | undefined): void {
    if (this.#sending.busy) return
    const { flow, page } = this.#pages
    // What makes appointments has not come yet.
    if (pressed === 'choose') return void this.#appointments.show(fieldsOn(page, flow))
    if (hasPlainFiles(this.#parts.form)) return void this.#sendPlainly(pressed ?? 'continue')
    const next = this.#way.next(flow, page, (one) => this.#isInOrder(one))
    if (pressed === 'back') this.#go(this.#way.back(flow, page) ?? page)
    else if (next === null) void this.#sending.send()
    else this.#next(next)
  }

  /** What sends files was not loaded: the server takes them with all the rest, and shows what comes next. */
  async #sendPlainly(action: string): Promise<void> {
    const saved = await this.#sending.whileBusy(() => this.#autosave.flush())
    // Else it says already that the connection is lost.
    if (!saved) return
    this.#autosave.end()
    sendPlainly(this.#parts.form, { page: this.#pages.page, rev: this.#autosave.rev }, action)
  }

  #next(next: number): void {
    const fields = fieldsOn(this.#pages.page, this.#pages.flow)
    const { problems } = checkFields(this.#controls, fields)
    if (problems.length > 0) this.#refuse(problems, fields)
    else this.#go(next)
  }

  /** Back without checking, as Back itself; forward as Next. */
  #jump(page: number): void {
    if (this.#sending.busy) return
    this.#way.leaveChange()
    if (page < this.#pages.page) this.#go(page)
    else this.#next(page)
  }

  /** From the review to a question, and to the review again. */
  #change(page: number, field: FormField): void {
    if (this.#sending.busy) return
    this.#way.change(this.#pages.flow)
    this.#go(page)
    this.#controls.controlOf(field)?.focus()
  }

  #isInOrder(page: number): boolean {
    return checkFields(this.#controls, fieldsOn(page, this.#pages.flow)).problems.length === 0
  }

  /** An answer has changed, and with it perhaps what else is asked. */
  #answered(): void {
    const { page, position, total } = this.#pages
    this.#pages.answered(this.#values())
    // Another window has answered so that this page is not asked any more.
    if (page !== this.#pages.page) this.#autosave.turn(this.#pages.page)
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
    const { main } = this.#parts
    // After the end there is no page to go back to.
    if (!isFillingIn(main)) return
    this.#pages.show(this.#way.allow(page, this.#pages.flow, this.#pages.page))
    this.#way.turned(this.#pages.page)
    this.#tell()
    void this.#appointments.show(fieldsOn(this.#pages.page, this.#pages.flow))
    void this.#problems.show([], fieldsOn(this.#pages.page, this.#pages.flow))
    this.#autosave.turn(this.#pages.page)
    this.#tellProgress()
    focusHeading(main)
  }

  #isComplete(): boolean {
    const { fields } = this.#pages.flow
    const { problems } = checkFields(this.#controls, fields)
    if (problems.length > 0) this.#refuse(problems, fields)
    else void this.#problems.show([], fields)
    return problems.length === 0
  }

  /** Shows the first page that has a problem, and all problems. */
  #refuse(problems: FieldProblem[], checked: readonly FormField[]): void {
    const page = this.#pages.flow.pageOf.get(problems[0]?.field ?? '')
    if (page !== undefined && page !== this.#pages.page) this.#go(page)
    void this.#problems.show(problems, checked)
  }

  #meet(stored: AnswersSaved): readonly Replaced[] {
    this.#cameIn = []
    this.#autosave.meet(stored)
    return this.#cameIn
  }

  #finish({ receipt, thankYou }: FormSubmitted): void {
    const { main, host, data } = this.#parts
    this.#autosave.end()
    const words = data.form.thankYou && ownWords
    showOutcome(main, { state: 'submitted', ...thankYou, words })
    host.send({ t: 'submitted', receipt })
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
