import { Hono } from 'hono'
import type { SessionKind } from '../../wire/endpoint.ts'
import { MAIL_REPORTS_PATH, mailReportsRequest } from '../../wire/mail-reports.ts'
import { PLATFORM_PATHS, startSessionRequest } from '../../wire/platform-api.ts'
import type { Scope } from '../access/scope.ts'
import type { PlatformContext } from '../context.ts'
import { hearReports } from '../mail-reports/hear-reports.ts'
import { hearRawMail, isRawMail } from './raw-mail.ts'
import { guarded, limitBody, readWanted } from './guard.ts'
import { readSession } from './read-session.ts'
import { SessionApiError } from './session-api-error.ts'
import { startSession } from './start-session.ts'
import { addVisitorRoutes } from './visitor-routes.ts'

const SCOPES: Readonly<Record<SessionKind, Scope>> = {
  journey: 'form-session:start',
  appointment: 'appointment-session:start',
}

/** For endpoints on other servers: they start sessions with an access key, and ask what became of them. And for who delivers mails. */
export function sessionApiRoutes(ctx: PlatformContext): Hono {
  const noStore = { 'Cache-Control': 'no-store' }
  const routes = new Hono()
  for (const kind of ['journey', 'appointment'] as const) {
    const path = PLATFORM_PATHS[kind]
    routes.post(
      path,
      limitBody,
      guarded(ctx, [SCOPES[kind]], async ({ workspaceId }, c) => {
        const wanted = await readWanted(c.req.raw, startSessionRequest)
        return c.json(await startSession(ctx, kind, workspaceId, wanted), 201, noStore)
      }),
    )
    routes.get(
      `${path}/:id`,
      guarded(ctx, [SCOPES[kind]], async ({ workspaceId }, c) => {
        const session = await readSession(ctx, kind, workspaceId, c.req.param('id') ?? '')
        if (session !== null) return c.json(session, 200, noStore)
        throw new SessionApiError(404, 'unknown-session', 'There is no such session.')
      }),
    )
  }
  // A journey may open either.
  addVisitorRoutes(routes, ctx, Object.values(SCOPES))
  routes.post(
    MAIL_REPORTS_PATH,
    limitBody,
    guarded(ctx, ['mail:report'], async ({ workspaceId }, c) => {
      if (isRawMail(c.req.header('content-type'))) {
        return c.json(await hearRawMail(ctx, workspaceId, c.req.raw), 200, noStore)
      }
      const { reports } = await readWanted(c.req.raw, mailReportsRequest)
      return c.json(await hearReports(ctx, workspaceId, reports), 200, noStore)
    }),
  )
  return routes
}
