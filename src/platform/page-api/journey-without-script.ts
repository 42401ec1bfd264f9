import type { Context } from 'hono'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import { fieldMessages } from '../../texts/form/field-messages.ts'
import type { FieldMessages } from '../../wire/field-messages.ts'
import type { Circumstances } from '../../wire/fields/circumstances.ts'
import { validatePage } from '../../wire/fields/validate-page.ts'
import {
  fieldsOn,
  formFlow,
  isVisible,
  nextPage,
  previousPage,
  shownPage,
} from '../../wire/form-flow.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import { pageAfterChange, pageCount, reviewPage } from '../../wire/review.ts'
import { openQuestion } from '../appointments/questions/open-question.ts'
import { limitedForm } from '../files/limited-form.ts'
import { formFields } from '../forms/form.ts'
import { PlatformError } from '../platform-error.ts'
import { AnswersChanged } from '../sessions/answers-changed.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { saveAnswers } from '../sessions/save-answers.ts'
import { submitForm } from '../sessions/submit-form.ts'
import type { WantedSubmit } from '../sessions/submit-form.ts'
import { newId } from '../uuid.ts'
import { circumstances } from './circumstances.ts'
import { findSession } from './find-session.ts'
import { journeyPage, searchWith, thankYouPage } from './journey-page.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { chooseQuery } from './question-without-script.ts'
import { readSent } from './read-sent.ts'
import type { RefusedFile } from './read-sent.ts'
import { copyLanguage, spokenForm } from './spoken-form.ts'
import { CHOOSE } from './render/field/appointment.ts'
import { FORM_KEYS, GO_TO } from './render/form-main.ts'
import { meetAnswers } from './seen-answers.ts'
import type { Meeting } from './seen-answers.ts'
import { typedAnswers, typedFields } from './typed-answers.ts'

const MOST_TRIES = 5

/** The form as a browser sends it when no script runs: one page forward, one back, or all of it. */
export async function postJourney(c: Context, pages: Pages): Promise<Response> {
  const sent = await readSent(c, pages)
  for (let tries = 1; ; tries += 1) {
    try {
      return await answerSent(c, pages, sent)
    } catch (error) {
      // Somebody has saved in this very moment.
      if (!(error instanceof AnswersChanged) || tries === MOST_TRIES) throw error
    }
  }
}

async function answerSent(
  c: Context,
  pages: Pages,
  { sent, refused }: Awaited<ReturnType<typeof readSent>>,
): Promise<Response> {
  const session = await findSession(pages, tokenOf(c))
  const submitKey = sent.get(FORM_KEYS.submitKey)?.slice(0, 200) || newId()
  if (session.state !== 'open') return finish(c, pages, { submitKey, values: {} })

  const spoken = spokenForm(c, session.form.definition)
  const { visitor } = spoken
  const definition = limitedForm(spoken.form, pages.platform.files)
  const total = pageCount(definition)
  const page = Math.min(Math.max(Math.trunc(Number(sent.get(FORM_KEYS.page))) || 1, 1), total)
  const before = formFlow(definition, session.values)
  const typed = typedAnswers(formFields(definition), sent)
  const changes = Boolean(sent.get(FORM_KEYS.changes))
  const own = typedFields(formFields(definition))
  const shown = sent.get(FORM_KEYS.seen)
  const meet = (stored: Answers) => meetAnswers(own, { seen: shown, typed, stored })
  const { settled, taken, differing } = meet(session.values)
  if (taken.length + differing.length > 0) {
    await save(pages, tokenOf(c), session, page, settled)
    const now = await findSession(pages, tokenOf(c))
    const kept = differing.map(({ id }) => [id, typed[id] ?? ''])
    const values = { ...now.values, ...Object.fromEntries(kept) }
    const elsewhere = { taken, differing, values: now.values }
    const attempt = { problems: [], submitKey, changes, stored: now.values, elsewhere }
    return journeyPage(c, pages, { ...now, page, values }, attempt)
  }
  const values = { ...session.values, ...typed }
  const { values: stored } = session
  const again = (at: number, problems: FieldProblem[], known = stored) =>
    journeyPage(
      c,
      pages,
      { ...session, page: at, values },
      { problems, submitKey, changes, stored: known, elsewhere: null },
    )

  const messages = fieldMessages(FORM_TEXTS[visitor.language], visitor.locale)
  const seen = await circumstances(c, formFields(definition))
  const flow = formFlow(definition, values)
  const action = sent.get(FORM_KEYS.action) ?? ''
  const question = action.startsWith(CHOOSE) ? action.slice(CHOOSE.length) : null
  if (question !== null && refused.length === 0) {
    await save(pages, tokenOf(c), session, page, typed)
    await openQuestion(pages.platform, tokenOf(c), question)
    return seeOther(c, chooseQuery(question))
  }
  const goTo = action.startsWith(GO_TO) ? shownPage(flow, Number(action.slice(GO_TO.length))) : null
  if (refused.length > 0) {
    await save(pages, tokenOf(c), session, page, typed)
    return again(page, inWords(refused, formFields(definition), messages), values)
  }
  const next = goTo ?? nextPage(flow, page)
  const back = action === 'back' || (goTo !== null && goTo < page)
  // What an answer has brought up on its own page has not been seen yet.
  const fresh = fieldsOn(page, flow).filter((field) => !before.fields.includes(field))
  const stay = !back && fresh.some(isVisible)
  const forward =
    changes && goTo === null
      ? pageAfter(session, { before, flow, values, page, messages, seen })
      : next
  const to = back ? (goTo ?? (changes ? flow.pages.at(-1) : previousPage(flow, page))) : forward
  if (!back && !stay && next === null) {
    const checked = validatePage(flow.fields, values, messages, seen)
    const first = checked.problems[0]
    if (first !== undefined) return again(pageOf(session, first.field), checked.problems)
    const { values: given } = checked
    const { rev } = session
    const submit = { submitKey, rev, values: given, language: copyLanguage(spoken) }
    return finish(c, pages, submit, meet)
  }
  if (!back && !stay) {
    const { problems } = validatePage(fieldsOn(page, flow), values, messages, seen)
    if (problems.length > 0) return again(page, problems)
  }
  await save(pages, tokenOf(c), session, stay ? page : (to ?? page), typed)
  // Where an answer calls for more on its own page, or on the way back, it is a change still.
  const onTheWay = changes && goTo === null && !back && (stay || to !== reviewPage(definition))
  return seeOther(c, onTheWay ? { page: String(stay ? page : to), changes: '1' } : {})
}

async function finish(
  c: Context,
  pages: Pages,
  submit: WantedSubmit,
  meet?: (stored: Answers) => Meeting,
): Promise<Response> {
  try {
    const done = await submitForm(pages.platform, tokenOf(c), submit)
    return await thankYouPage(c, pages, done.session)
  } catch (error) {
    if (error instanceof AnswersChanged) {
      const met = meet?.(error.session.values)
      if (met !== undefined && met.taken.length + met.differing.length > 0) throw error
      // An appointment that was there a moment ago is off: the form says so.
      return journeyPage(c, pages, error.session)
    }
    const over = error instanceof PlatformError && ['closed', 'expired'].includes(error.code)
    if (!over) throw error
    return journeyPage(c, pages, await findSession(pages, tokenOf(c)))
  }
}

/** @throws {AnswersChanged} Somebody has saved since the session was read. */
async function save(
  pages: Pages,
  token: string,
  { rev }: FormSession,
  page: number,
  values: Answers,
): Promise<void> {
  const wanted = { rev, page: Math.max(page, 1), values }
  const { ok } = await saveAnswers(pages.platform, token, wanted)
  if (!ok) throw new AnswersChanged(await findSession(pages, token))
}

/** So that loading the page again sends nothing twice. Relative, a proxy may have put a path in front. */
function seeOther(c: Context, query: Record<string, string>): Response {
  const search = searchWith(c, query)
  const to = search === '' ? tokenOf(c) : `${tokenOf(c)}?${search}`
  return c.body(null, 303, { ...BASE_HEADERS, Location: to })
}

function inWords(
  refused: readonly RefusedFile[],
  fields: readonly FormField[],
  messages: FieldMessages,
): FieldProblem[] {
  return refused.flatMap(({ field: id, code }) => {
    const field = fields.find((one) => one.id === id)
    return field === undefined ? [] : [{ field: id, code, message: messages[code](field) }]
  })
}

interface Changed {
  /** What was asked before, and what is asked now. */
  before: FormFlow
  flow: FormFlow
  values: Answers
  page: number
  messages: FieldMessages
  seen: Circumstances
}

function pageAfter(
  { reached }: FormSession,
  { before, flow, values, page, messages, seen }: Changed,
): number | null {
  const isDone = (one: number) =>
    one <= reached &&
    before.pages.includes(one) &&
    validatePage(fieldsOn(one, flow), values, messages, seen).problems.length === 0
  return pageAfterChange({ pages: flow.pages, page, isDone })
}

function pageOf(session: FormSession, field: string): number {
  const { pages } = session.form.definition
  return pages.findIndex((page) => page.fields.some(({ id }) => id === field)) + 1
}
