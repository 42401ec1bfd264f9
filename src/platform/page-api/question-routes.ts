import type { Context } from 'hono'
import { Hono } from 'hono'
import type { QuestionOpened } from '../../wire/page.ts'
import { bookedSlot } from '../appointments/booked-slot.ts'
import { openQuestion, questionToken } from '../appointments/questions/open-question.ts'
import { bookingCalls } from './booking-calls.ts'
import { bookingStep } from './booking-step.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { refuseMethod } from './refuse-method.ts'

/** What the script of a form calls to make the appointment that a question is about: by the form's own token. */
export function questionRoutes(pages: Pages): Hono {
  const { platform } = pages
  const routes = new Hono()
  const path = '/:token/appointments/:question'
  const questionOf = (c: Context) => c.req.param('question') ?? ''

  routes.post(path, async (c) => {
    const session = await openQuestion(platform, tokenOf(c), questionOf(c))
    const now = platform.now()
    const opened: QuestionOpened = {
      step: bookingStep(session, null, now),
      booked: bookedSlot(session, now),
    }
    return c.json(opened, 200, BASE_HEADERS)
  })

  routes.route(
    path,
    bookingCalls(pages, (c) => questionToken(platform, tokenOf(c), questionOf(c))),
  )

  routes.all(path, refuseMethod('POST'))
  return routes
}
