import { Hono } from 'hono'
import type { Context } from 'hono'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import { fieldMessages } from '../../texts/form/field-messages.ts'
import type { FieldMessages } from '../../wire/field-messages.ts'
import type { Circumstances } from '../../wire/fields/circumstances.ts'
import { validatePage } from '../../wire/fields/validate-page.ts'
import { formFlow, takesAnswer } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition } from '../../wire/form.ts'
import { saveAnswersSchema, submitFormSchema } from '../../wire/page-requests.ts'
import type { AnswersSaved, FieldProblems, FormSubmitted } from '../../wire/page.ts'
import { formFields } from '../forms/form.ts'
import { AnswersChanged } from '../sessions/answers-changed.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { serversAnswers } from '../sessions/servers-answers.ts'
import { saveAnswers } from '../sessions/save-answers.ts'
import { submitForm } from '../sessions/submit-form.ts'
import { circumstances } from './circumstances.ts'
import { findSession } from './find-session.ts'
import { journeyPage, thankYou } from './journey-page.ts'
import { postJourney } from './journey-without-script.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { asksForQuestion, postQuestion, questionPage } from './question-without-script.ts'
import { refuseMethod } from './refuse-method.ts'
import { copyLanguage, spokenForm } from './spoken-form.ts'
import { readJson } from './read-body.ts'

/** The page of a form, and what its script calls. */
export function journeyRoutes(pages: Pages): Hono {
  const { platform } = pages
  const routes = new Hono()

  routes.get('/:token', async (c) =>
    asksForQuestion(c)
      ? questionPage(c, pages)
      : journeyPage(c, pages, await findSession(pages, tokenOf(c))),
  )

  routes.post('/:token', (c) =>
    asksForQuestion(c) ? postQuestion(c, pages) : postJourney(c, pages),
  )

  routes.put('/:token/answers', async (c) => {
    const save = await readJson(c.req.raw, saveAnswersSchema)
    const { ok, rev, page, values } = await saveAnswers(platform, tokenOf(c), save)
    const saved: AnswersSaved = { rev, page, values }
    return c.json(saved, ok ? 200 : 409, BASE_HEADERS)
  })

  routes.post('/:token/submit', async (c) => {
    const { submitKey, rev, values } = await readJson(c.req.raw, submitFormSchema)
    const session = await findSession(pages, tokenOf(c))
    const spoken = spokenForm(c, session.form.definition)
    const { language, locale } = spoken.visitor
    const checked = checkAnswers(
      spoken.form,
      session,
      values,
      fieldMessages(FORM_TEXTS[language], locale),
      await circumstances(c, formFields(session.form.definition)),
    )
    if (checked.problems.length > 0) {
      const refused: FieldProblems = { errors: checked.problems }
      return c.json(refused, 422, BASE_HEADERS)
    }
    const wanted = {
      submitKey,
      rev,
      values: checked.values,
      language: copyLanguage(spoken),
    }
    try {
      const done = await submitForm(platform, tokenOf(c), wanted)
      const submitted: FormSubmitted = {
        receipt: done.receipt,
        thankYou: thankYou(spoken),
      }
      return c.json(submitted, 200, BASE_HEADERS)
    } catch (error) {
      if (error instanceof AnswersChanged) return answersChanged(c, error.session)
      throw error
    }
  })

  routes.all('/:token', refuseMethod('GET, POST'))
  routes.all('/:token/answers', refuseMethod('PUT'))
  routes.all('/:token/submit', refuseMethod('POST'))
  return routes
}

function answersChanged(c: Context, { rev, page, values }: FormSession): Response {
  const stored: AnswersSaved = { rev, page, values }
  return c.json(stored, 409, BASE_HEADERS)
}

/** What was sent, on top of what is stored. A session that is over is left to the platform to refuse. */
function checkAnswers(
  form: FormDefinition,
  session: FormSession,
  sent: FormSession['values'],
  messages: FieldMessages,
  seen: Circumstances,
) {
  if (session.state !== 'open') return { problems: [], values: {} }
  // What is not the visitor's to give decides what is asked, too: there, the session's own counts.
  const given = formFields(form)
    .filter((field) => takesAnswer(field) && Object.hasOwn(sent, field.id))
    .map(({ id }) => [id, sent[id]])
  const own = Object.fromEntries(given) as Answers
  const asked = formFields(form)
  const values = { ...session.values, ...own, ...serversAnswers(asked, session.values) }
  const { fields } = formFlow(form, values)
  return validatePage(fields, values, messages, seen)
}
