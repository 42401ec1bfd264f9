import type { Context } from 'hono'
import { Hono } from 'hono'
import { bookingCalls } from './booking-calls.ts'
import { bookingPage } from './booking-page.ts'
import { movePage, postBooking } from './booking-without-script.ts'
import { findAppointment } from './find-session.ts'
import type { Pages } from './page-context.ts'
import { refuseMethod } from './refuse-method.ts'

/**
 * The page of an appointment, and what its script calls.
 * @param tokenOf The session's token, by that of the address.
 */
export function bookingRoutes(
  pages: Pages,
  tokenOf: (c: Context) => string | Promise<string>,
): Hono {
  const routes = new Hono()

  routes.get('/:token', async (c) => {
    const token = await tokenOf(c)
    const session = await findAppointment(pages, token)
    if (c.req.query('do') === 'reschedule') return movePage(c, pages, token, session)
    return bookingPage(c, pages, session)
  })

  routes.post('/:token', async (c) => postBooking(c, pages, await tokenOf(c)))

  routes.route('/:token', bookingCalls(pages, tokenOf))

  routes.all('/:token', refuseMethod('GET, POST'))
  return routes
}
