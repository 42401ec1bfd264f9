import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { PlatformContext } from '../context.ts'
import { answerFailure } from './answer-failure.ts'
import { answerRoutes } from './answer-routes.ts'
import { bookingRoutes } from './booking-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { findPublicToken } from './find-public-token.ts'
import { guardChanges } from './guard.ts'
import { journeyRoutes } from './journey-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { questionRoutes } from './question-routes.ts'
import { tokenOf } from './page-context.ts'
import type { PageOptions, Pages } from './page-context.ts'

/**
 * The hosted pages and what they call, and what links in mails lead to. The last segment of a page's address is
 * its bearer token: whoever mounts this keeps the path out of logs.
 */
export function pageRoutes(platform: PlatformContext, options: PageOptions): Hono {
  const pages: Pages = { ...options, platform }
  const routes = new Hono()
  // What a stranger can have put into a page is not in it beside a secret that its length could tell.
  // https://www.breachattack.com/
  routes.use(compress())
  routes.use('/journeys/run/*', guardChanges(pages))
  routes.use('/appointments/*', guardChanges(pages))
  routes.route('/journeys/run/1', journeyRoutes(pages))
  routes.route('/journeys/run/1', fileRoutes(pages))
  routes.route('/journeys/run/1', questionRoutes(pages))
  routes.route('/appointments/book', bookingRoutes(pages, tokenOf))
  routes.route(
    '/appointments/manage',
    bookingRoutes(pages, (c) => findPublicToken(pages, tokenOf(c))),
  )
  routes.route('/appointments/answer', answerRoutes(pages))
  routes.route('/mails', mailRoutes(pages))
  routes.onError((error, c) => answerFailure(c, pages, error))
  return routes
}
