import assert from 'node:assert/strict'
import { Autosave } from '../../../../src/pages/journey/autosave.ts'
import type { SaveOutcome } from '../../../../src/pages/journey/journey-client.ts'
import { isSame } from '../../../../src/pages/journey/is-same.ts'
import { JourneyWay } from '../../../../src/pages/journey/journey-way.ts'
import { texts } from '../../../../src/texts/form/en.ts'
import { fieldMessages } from '../../../../src/texts/form/field-messages.ts'
import { addressParts, toAddress } from '../../../../src/wire/address.ts'
import { answerText } from '../../../../src/wire/answer-text.ts'
import { selectionsOf } from '../../../../src/wire/fields/choice-field.ts'
import { isCalendarDate, todayHere } from '../../../../src/wire/fields/date-field.ts'
import { endsOf } from '../../../../src/wire/fields/number-field.ts'
import { readPhone } from '../../../../src/wire/fields/read-phone.ts'
import { validatePage } from '../../../../src/wire/fields/validate-page.ts'
import {
  fieldsOn,
  formFlow,
  isServersOwn,
  shownPage,
  takesAnswer,
} from '../../../../src/wire/form-flow.ts'
import type { FormFlow } from '../../../../src/wire/form-flow.ts'
import type { AnswerValue, Answers, FormField } from '../../../../src/wire/form.ts'
import { answersSavedSchema } from '../../../../src/wire/page-answers.ts'
import type { FieldProblem, JourneyPageData, SaveAnswers } from '../../../../src/wire/page.ts'
import { reviewPage } from '../../../../src/wire/review.ts'
import { toSignature } from '../../../../src/wire/signature.ts'
import { pageData } from '../page-fixture.ts'
import type { PageFixture } from '../page-fixture.ts'

const MESSAGES = fieldMessages(texts, 'en-GB')
const HEADERS = {
  'Content-Type': 'application/json',
  'Sec-Fetch-Site': 'same-origin',
  'Accept-Language': 'en-GB',
}

/** The page of a form without a document: its own modules, with a map where controls would be. */
export class NodePage {
  readonly fields: readonly FormField[]
  readonly data: JourneyPageData
  readonly autosave: Autosave
  readonly #way: JourneyWay
  readonly #fixture: PageFixture
  readonly #url: string
  readonly #held = new Map<string, AnswerValue>()
  readonly #took: (save: SaveAnswers) => void
  #page: number
  /** Where the server says that this visitor is. */
  savedPage: number
  /** What the page would put back after a reload. */
  unsaved: Answers = {}
  /** The answer to the next save gets lost. */
  losesAnswer = false
  #lastSave: Promise<SaveOutcome> | undefined

  /** @param took Told of each batch that the server says it has. */
  static async open(
    fixture: PageFixture,
    url: string,
    took: (save: SaveAnswers) => void,
  ): Promise<NodePage> {
    const html = await (await fixture.get(url, { 'Accept-Language': 'en-GB' })).text()
    return new NodePage(fixture, url, pageData(html) as unknown as JourneyPageData, took)
  }

  private constructor(
    fixture: PageFixture,
    url: string,
    data: JourneyPageData,
    took: (save: SaveAnswers) => void,
  ) {
    this.#fixture = fixture
    this.#url = url
    this.#took = took
    this.data = data
    this.#page = data.page
    this.savedPage = data.page
    this.fields = data.form.pages.flatMap((page) => page.fields)
    this.#way = new JourneyWay(reviewPage(data.form), data.reached)
    this.autosave = new Autosave({
      rev: data.rev,
      page: data.page,
      writer: crypto.randomUUID(),
      save: (save) => (this.#lastSave = this.#saveOwn(save)),
      keep: (unsaved) => {
        this.unsaved = { ...unsaved?.batch?.values, ...unsaved?.changed }
      },
      adopt: (values) => this.#adopt(values),
      onStatus: (status) => assert.notEqual(status, 'refused'),
      onOver: (state) => assert.fail(state),
    })
    // As `resumeAnswers`: a control may be unable to hold what the lead has.
    for (const field of this.fields.filter(takesAnswer)) {
      const known = data.values[field.id] ?? ''
      const held = heldBy(field, known)
      this.#held.set(field.id, held)
      if (!isServersOwn(field) && !isSame(field, held, known)) {
        this.autosave.change(field.id, held)
      }
    }
  }

  get page(): number {
    return this.#page
  }

  get flow(): FormFlow {
    return formFlow(this.data.form, this.#values())
  }

  put(field: FormField, value: AnswerValue): void {
    if (!takesAnswer(field) || isServersOwn(field)) return
    const held = heldBy(field, value)
    this.#held.set(field.id, held)
    this.autosave.change(field.id, held)
  }

  problems(fields: readonly FormField[] = this.flow.fields): FieldProblem[] {
    return this.#checked(fields).problems
  }

  /** What is sent of them. */
  answers(): Answers {
    return this.#checked(this.flow.fields).values
  }

  /** Where Next leads, if it does. */
  next(): void {
    const { flow } = this
    const next = this.#way.next(flow, this.#page, (page) => this.#isInOrder(page))
    if (next !== null && this.#isInOrder(this.#page)) this.#turn(next)
  }

  back(): void {
    const { flow } = this
    const back = this.#way.back(flow, this.#page)
    if (back !== null) this.#turn(back)
  }

  #turn(page: number): void {
    this.#page = this.#way.allow(page, this.flow, this.#page)
    this.#way.turned(this.#page)
    this.autosave.turn(this.#page)
  }

  /** As the button sends it, or, with what is wrong too, as a program would. */
  async submit(submitKey: string, what: 'checked' | 'raw'): Promise<Response> {
    const values = what === 'raw' ? Object.fromEntries(this.#held) : this.answers()
    const body = JSON.stringify({ submitKey, rev: this.autosave.rev, values })
    return this.#fixture.raw(`${this.#url}/submit`, { method: 'POST', headers: HEADERS, body })
  }

  /** The tab is closed, at once. Gives what was not saved before. */
  async leave(): Promise<Answers> {
    const { unsaved } = this
    this.autosave.leave()
    this.autosave.end()
    await this.#lastSave
    return unsaved
  }

  /** What a program says that has not looked for a while. */
  async saveStale(field: FormField, value: AnswerValue): Promise<void> {
    const save = { rev: this.data.rev, page: 1, values: { [field.id]: heldBy(field, value) } }
    await this.#save(save)
  }

  async #saveOwn(save: SaveAnswers): Promise<SaveOutcome> {
    const outcome = await this.#save(save)
    if (outcome.kind === 'saved') this.savedPage = outcome.saved.page
    return outcome
  }

  async #save(save: SaveAnswers): Promise<SaveOutcome> {
    const body = JSON.stringify(save)
    const init = { method: 'PUT', headers: HEADERS, body }
    const answer = await this.#fixture.raw(`${this.#url}/answers`, init)
    const said: unknown = await answer.json()
    assert.ok([200, 409].includes(answer.status), `${answer.status} ${JSON.stringify(said)}`)
    const saved = answersSavedSchema.parse(said)
    if (answer.status === 409) return { kind: 'conflict', stored: saved }
    this.#took(save)
    const isLost = this.losesAnswer
    this.losesAnswer = false
    if (isLost) return { kind: 'unreachable' }
    return { kind: 'saved', saved }
  }

  /** As `adoptAnswers`. */
  #adopt(values: Answers): void {
    for (const field of this.fields) {
      const value = values[field.id]
      if (value === undefined) continue
      if (takesAnswer(field)) this.#held.set(field.id, heldBy(field, value))
    }
    // As the form does once its controls show them.
    const page = shownPage(this.flow, this.#page)
    if (page === this.#page) return
    this.#page = page
    this.autosave.turn(page)
  }

  #values(): Answers {
    return { ...this.data.values, ...Object.fromEntries(this.#held) }
  }

  #isInOrder(page: number): boolean {
    return this.problems(fieldsOn(page, this.flow)).length === 0
  }

  #checked(fields: readonly FormField[]) {
    const circumstances = { today: todayHere(), country: 'GB', readPhone }
    return validatePage(fields, Object.fromEntries(this.#held), MESSAGES, circumstances)
  }
}

/** What a control of that type can hold of it: https://html.spec.whatwg.org/#value-sanitization-algorithm */
function heldBy(field: FormField, value: AnswerValue): AnswerValue {
  const text = answerText(value)
  switch (field.type) {
    case 'checkbox':
    case 'consent':
      return value === true || value === 'true'
    case 'checkboxes': {
      const chosen = selectionsOf(value, field)
      return (field.options ?? []).map((one) => one.value).filter((one) => chosen.includes(one))
    }
    case 'select':
    case 'radio':
      return field.options?.some((one) => one.value === text) ? text : ''
    case 'rating':
    case 'scale': {
      const { min, max } = endsOf(field)
      return /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? text : ''
    }
    case 'date':
      return isCalendarDate(text) ? text : ''
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : ''
    case 'address': {
      const address = toAddress(value)
      return Object.fromEntries(addressParts(field).map(({ part }) => [part, address[part] ?? '']))
    }
    case 'signature': {
      const { name, drawing = '' } = toSignature(value)
      return { name: oneLine(name), ...(field.drawing !== 'none' && { drawing }) }
    }
    case 'file':
      return []
    case 'appointment':
    case 'statement':
      return ''
    case 'textarea':
      return text.replaceAll(/\r\n?/g, '\n')
    case 'hidden':
      return text
    case 'input':
    case 'email':
    case 'tel':
    case 'phone':
    case 'number':
    case 'currency':
      return oneLine(text)
    default:
      return field.type satisfies never
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '')
}
