import type { Hono } from 'hono'
import type { z } from 'zod'
import {
  eventsRequest,
  identifyRequest,
  openRequest,
  PLATFORM_VISITOR_PATHS,
} from '../../wire/platform-visitor-api.ts'
import type { Scope } from '../access/scope.ts'
import type { PlatformContext } from '../context.ts'
import { identifyVisitor } from '../visitors/identify-visitor.ts'
import { sessionsOfVisitors } from '../visitors/sessions-to-open.ts'
import { takeVisitorEvents } from '../visitors/take-visitor-events.ts'
import { guarded, limitBody, readWanted } from './guard.ts'

/** For visitors of endpoints on other servers, which vouch for who they are. */
export function addVisitorRoutes(
  routes: Hono,
  ctx: PlatformContext,
  scopes: readonly Scope[],
): void {
  const add = <T>(
    path: string,
    schema: z.ZodType<T>,
    answer: (workspaceId: string, wanted: T) => Promise<object>,
  ) =>
    routes.post(
      path,
      limitBody,
      guarded(ctx, scopes, async ({ workspaceId }, c) => {
        const told = await answer(workspaceId, await readWanted(c.req.raw, schema))
        return c.json(told, 200, { 'Cache-Control': 'no-store' })
      }),
    )
  const { identify, events: tell, open } = PLATFORM_VISITOR_PATHS
  add(identify, identifyRequest, (workspaceId, { visitor }) =>
    identifyVisitor(ctx, workspaceId, visitor),
  )
  add(tell, eventsRequest, async (workspaceId, { visitor, events }) => ({
    open: await takeVisitorEvents(ctx, workspaceId, visitor, events),
  }))
  add(open, openRequest, async (workspaceId, { visitors }) => {
    const found = await sessionsOfVisitors(ctx, workspaceId, visitors)
    return { visitors: found.map((one) => ({ open: one })) }
  })
}
