import type { Context } from 'hono'
import { Hono } from 'hono'
import { approveBooking, declineBooking } from '../appointments/answer-booking.ts'
import { readAppointmentLink } from '../appointments/appointment-link.ts'
import { readBookingToAnswer } from '../appointments/booking-to-answer.ts'
import type { BookingToAnswer } from '../appointments/booking-to-answer.ts'
import { PlatformError } from '../platform-error.ts'
import { answerPage } from './answer-page.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { readForm } from './read-body.ts'
import { refuseMethod } from './refuse-method.ts'
import { answerView, renderAnswerMain } from './render/answer-main.ts'
import { BOOKING_KEYS } from './render/cancel-main.ts'
import { renderStateMain } from './render/state-main.ts'
import { visitorLanguage } from './visitor-language.ts'

/** Where a host approves or declines a booking. Only the buttons do: programs open the links of mails before people do. */
export function answerRoutes(pages: Pages): Hono {
  const routes = new Hono()

  routes.get('/:token', async (c) => {
    const booking = await findToAnswer(c, pages)
    const visitor = visitorLanguage(c)
    const view = answerView(booking, visitor)
    const main =
      booking.state === 'waiting'
        ? renderAnswerMain(view, visitor)
        : renderStateMain(view, visitor, undefined)
    const { title } = view
    return answerPage(c, pages, { name: 'done', title, data: null, main, parents: [], status: 200 })
  })

  routes.post('/:token', async (c) => {
    const sent = await readForm(c.req.raw)
    const { key } = await findToAnswer(c, pages)
    const action = sent.get(BOOKING_KEYS.action)
    try {
      if (action === 'approve') await approveBooking(pages.platform, key)
      else if (action === 'decline') await declineBooking(pages.platform, key)
      else throw new PageError(400, 'invalid-request', 'It is approved or declined here.')
    } catch (error) {
      // Answered or changed meanwhile, or too late: the page says what became of it.
      const over = error instanceof PlatformError && /^(closed|too-late)$/.test(error.code)
      if (!over) throw error
    }
    // So that loading the page again sends nothing twice. Relative, a proxy may have put a path in front.
    return c.body(null, 303, { ...BASE_HEADERS, Location: tokenOf(c) })
  })

  routes.all('/:token', refuseMethod('GET, POST'))
  return routes
}

/** @throws {PageError} 404 */
async function findToAnswer(c: Context, { platform }: Pages): Promise<BookingToAnswer> {
  const id = readAppointmentLink(platform.keys, 'answer', tokenOf(c))
  const booking = id === null ? null : await readBookingToAnswer(platform, id)
  if (booking === null) throw new PageError(404, 'not-found', 'There is no such page.')
  return booking
}
