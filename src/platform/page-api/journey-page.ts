import type { Context } from 'hono'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import type { FormTexts } from '../../texts/form/en.ts'
import { fill } from '../../texts/text.ts'
import { formFlow, shownPage } from '../../wire/form-flow.ts'
import type { DonePageData, FieldProblem, FormSubmitted, JourneyPageData } from '../../wire/page.ts'
import { formReceipt } from '../sessions/form-receipt.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { newId } from '../uuid.ts'
import { allowedParents } from './allowed-parents.ts'
import { answerPage, answerState } from './answer-page.ts'
import type { Pages } from './page-context.ts'
import { renderFormMain } from './render/form-main.ts'
import { stateView } from './state-views.ts'
import { visitorLanguage } from './visitor-language.ts'

/** What was sent without script and came back with problems. */
export interface Attempt {
  problems: FieldProblem[]
  submitKey: string
}

/** The page of a form: to fill in while it is open, else what became of it. */
export async function journeyPage(
  c: Context,
  pages: Pages,
  session: FormSession,
  attempt?: Attempt,
): Promise<Response> {
  if (session.state !== 'open') return overPage(c, pages, session)
  const parents = await allowedParents(pages.platform, session.workspaceId, pages.extraParents)
  const { definition } = session.form
  const { rev } = session
  const flow = formFlow(definition, session.values)
  const values = { ...session.values, ...flow.computed }
  const page = shownPage(flow, session.page)
  const data: JourneyPageData = {
    kind: 'journey',
    form: definition,
    values,
    page,
    rev,
    allowedParents: parents,
  }
  const { language, locale } = visitorLanguage(c)
  const texts = FORM_TEXTS[language]
  const main = renderFormMain({
    texts,
    locale,
    form: definition,
    flow,
    values,
    page,
    rev,
    submitKey: attempt?.submitKey ?? newId(),
    problems: attempt?.problems ?? [],
  })
  const title = documentTitle(session, page, attempt && texts)
  return answerPage(c, pages, {
    name: 'journey',
    title,
    data,
    main,
    parents,
    status: attempt === undefined ? 200 : 422,
  })
}

/** Shown once, right after a form was sent without script. */
export async function thankYouPage(
  c: Context,
  pages: Pages,
  session: FormSession,
): Promise<Response> {
  return answerState(c, pages, {
    view: { state: 'submitted', ...thankYou(session, FORM_TEXTS[visitorLanguage(c).language]) },
    status: 200,
    data: await doneData(pages, session),
  })
}

export function thankYou({ form }: FormSession, texts: FormTexts): FormSubmitted['thankYou'] {
  return form.definition.thankYou ?? { title: texts.thanks, text: texts.thanksText }
}

async function overPage(c: Context, pages: Pages, session: FormSession): Promise<Response> {
  const name = session.state === 'complete' ? 'formClosed' : 'formExpired'
  const view = stateView(name, visitorLanguage(c).language)
  return answerState(c, pages, { view, status: 200, data: await doneData(pages, session) })
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

/** @param refused The words for it, where something is wrong. */
function documentTitle(session: FormSession, page: number, refused?: FormTexts): string {
  const { definition } = session.form
  const parts = [definition.pages[page - 1]?.title, definition.title]
  const title = [...new Set(parts)].filter(Boolean).join(' – ')
  return refused === undefined ? title : fill(refused.problem, { title })
}
