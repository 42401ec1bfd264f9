import type { Context } from 'hono'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import type { FormTexts } from '../../texts/form/en.ts'
import { fill } from '../../texts/text.ts'
import { formFlow, shownPage } from '../../wire/form-flow.ts'
import { formLanguages } from '../../wire/form-translation.ts'
import type { Answers, FormDefinition } from '../../wire/form.ts'
import type { DonePageData, FieldProblem, FormSubmitted, JourneyPageData } from '../../wire/page.ts'
import { pageTitle } from '../../wire/review.ts'
import type { Theme } from '../../wire/theme.ts'
import { limitedForm } from '../files/limited-form.ts'
import { formFields } from '../forms/form.ts'
import { formReceipt } from '../sessions/form-receipt.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { newId } from '../uuid.ts'
import { allowedParents } from './allowed-parents.ts'
import { answerPage, answerState } from './answer-page.ts'
import type { Pages } from './page-context.ts'
import { pageTheme } from './page-theme.ts'
import type { Elsewhere } from './render/elsewhere.ts'
import { renderFormMain } from './render/form-main.ts'
import { formWords } from './render/own-words.ts'
import { seenAnswers } from './seen-answers.ts'
import { stateView } from './state-views.ts'
import { spokenForm } from './spoken-form.ts'
import type { SpokenForm } from './spoken-form.ts'
import { typedFields } from './typed-answers.ts'

/** What was sent without script and came back with problems. */
export interface Attempt {
  problems: FieldProblem[]
  submitKey: string
  changes: boolean
  /** What is stored, where that is not what was typed. */
  stored: Answers
  elsewhere: Elsewhere | null
}

/** Of the address: `page` is what to show of what was shown before, and `changes` that Next leads back. */
const PAGE_QUERY = { page: 'page', changes: 'changes' } as const

/** The page of a form: to fill in while it is open, else what became of it. */
export async function journeyPage(
  c: Context,
  pages: Pages,
  session: FormSession,
  attempt?: Attempt,
): Promise<Response> {
  if (session.state !== 'open') return overPage(c, pages, session)
  const parents = await allowedParents(pages.platform, session.workspaceId, pages.extraParents)
  const { form: spoken, words, visitor } = spokenForm(c, session.form.definition)
  const form = limitedForm(spoken, pages.platform.files)
  const { rev } = session
  const flow = formFlow(form, session.values)
  const values = { ...session.values, ...flow.computed }
  const wanted = attempt === undefined ? Number(c.req.query(PAGE_QUERY.page)) : 0
  const isOpen = Number.isInteger(wanted) && wanted >= 1 && wanted <= session.reached
  const page = shownPage(flow, isOpen ? wanted : session.page)
  const changes = attempt?.changes ?? (isOpen && c.req.query(PAGE_QUERY.changes) !== undefined)
  const data: JourneyPageData = {
    kind: 'journey',
    form,
    words,
    languages: formLanguages(session.form.definition),
    values,
    page,
    reached: session.reached,
    rev,
    sessionId: session.id,
    allowedParents: parents,
  }
  const { language, locale } = visitor
  const texts = FORM_TEXTS[language]
  const main = renderFormMain({
    texts,
    locale,
    words: formWords(words, language),
    form,
    flow,
    values,
    page,
    reached: session.reached,
    changes,
    changeHref: (at) => changeHref(c, at),
    rev,
    submitKey: attempt?.submitKey ?? newId(),
    problems: attempt?.problems ?? [],
    seen: seenAnswers(typedFields(formFields(form)), attempt?.stored ?? session.values),
    elsewhere: attempt?.elsewhere ?? null,
  })
  const title = documentTitle(form, page, { texts, refused: attempt !== undefined })
  return answerPage(c, pages, {
    name: 'journey',
    title,
    data,
    main,
    parents,
    status: attempt === undefined ? 200 : attempt.elsewhere === null ? 422 : 409,
    theme: await themeOfSession(pages, session),
    visitor,
  })
}

/** Shown once, right after a form was sent without script. */
export async function thankYouPage(
  c: Context,
  pages: Pages,
  session: FormSession,
): Promise<Response> {
  const spoken = spokenForm(c, session.form.definition)
  const { form, visitor } = spoken
  const words = form.thankYou && formWords(spoken.words, visitor.language)
  return answerState(c, pages, {
    view: { state: 'submitted', ...thankYou(spoken), words },
    status: 200,
    data: await doneData(pages, session),
    theme: await themeOfSession(pages, session),
    visitor,
  })
}

export function thankYou({ form, visitor }: SpokenForm): FormSubmitted['thankYou'] {
  const { thanks, thanksText } = FORM_TEXTS[visitor.language]
  return form.thankYou ?? { title: thanks, text: thanksText }
}

async function overPage(c: Context, pages: Pages, session: FormSession): Promise<Response> {
  const name = session.state === 'complete' ? 'formClosed' : 'formExpired'
  const { visitor } = spokenForm(c, session.form.definition)
  const view = stateView(name, visitor.language)
  const theme = await themeOfSession(pages, session)
  const data = await doneData(pages, session)
  return answerState(c, pages, { view, status: 200, data, theme, visitor })
}

function themeOfSession(pages: Pages, { workspaceId, form }: FormSession): Promise<Theme> {
  return pageTheme(pages, workspaceId, form.definition.theme)
}

async function doneData(pages: Pages, session: FormSession): Promise<DonePageData> {
  const complete = session.state === 'complete'
  return {
    kind: 'done',
    outcome: complete ? 'form' : null,
    state: complete ? 'closed' : 'expired',
    receipt: await formReceipt(pages.platform, session),
    start: null,
    end: null,
    booking: null,
    allowedParents: await allowedParents(pages.platform, session.workspaceId, pages.extraParents),
  }
}

/** Relative, a proxy may have put a path in front. */
function changeHref(c: Context, page: number): string {
  return `?${searchWith(c, { [PAGE_QUERY.page]: String(page), [PAGE_QUERY.changes]: '1' })}`
}

/** What the address of a page says besides, such as `lang`, and these. */
export function searchWith(c: Context, added: Record<string, string>): string {
  const search = new URLSearchParams(new URL(c.req.url).search)
  for (const name of Object.values(PAGE_QUERY)) search.delete(name)
  for (const [name, value] of Object.entries(added)) search.set(name, value)
  return search.toString()
}

function documentTitle(
  form: FormDefinition,
  page: number,
  { texts, refused }: { texts: FormTexts; refused: boolean },
): string {
  const parts = [pageTitle(form, page) ?? texts.review, form.title]
  const title = [...new Set(parts)].filter(Boolean).join(' – ')
  return refused ? fill(texts.problem, { title }) : title
}
