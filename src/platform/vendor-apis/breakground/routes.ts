import { Hono } from 'hono'
import type { Context, Handler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  BREAKGROUND_PATH,
  breakgroundCanvasRequest,
  breakgroundCreateRequest,
  breakgroundListQuery,
  breakgroundPageQuery,
  breakgroundUpdateRequest,
} from '../../../wire/vendors/breakground.ts'
import { AccessError } from '../../access/access-error.ts'
import { bearerToken } from '../../access/bearer-token.ts'
import { requireScope } from '../../access/caller.ts'
import type { Caller } from '../../access/caller.ts'
import type { Scope } from '../../access/scope.ts'
import { callerOfUserToken } from '../../access/user-token.ts'
import type { PlatformContext } from '../../context.ts'
import { journeyCalls } from './journey-calls.ts'
import { parseBody, parseQuery } from './parse-request.ts'
import { BreakgroundError, asRefusal, refusalResponse } from './refusal.ts'

/** A canvas with as many nodes as a journey may have fits in. */
const BODY_LIMIT = 1024 * 1024

const LIST = BREAKGROUND_PATH
const ONE = `${BREAKGROUND_PATH}/:id`

type Answer = (caller: Caller, c: Context, id: string) => Promise<object>

/**
 * BreakGround's eleven routes. Checked in the order token (401), scope (403),
 * request (400), journey (404, 409). Errors that are no refusal go on to the
 * app that this is mounted in.
 */
export function breakgroundRoutes(ctx: PlatformContext): Hono {
  const calls = journeyCalls(ctx)
  const guarded =
    (scope: Scope, answer: Answer, status: 200 | 201 = 200): Handler =>
    async (c) => {
      try {
        const caller = await findUser(ctx, c)
        requireScope(caller, scope)
        const body = await answer(caller, c, c.req.param('id') ?? '')
        return c.json(body, status, { 'Cache-Control': 'no-store' })
      } catch (error) {
        const refusal = asRefusal(error)
        if (refusal === null) throw error
        return refusalResponse(refusal)
      }
    }
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () =>
      refusalResponse(new BreakgroundError('PAYLOAD_TOO_LARGE', 'A body may have 1 MiB at most.')),
  })

  return new Hono()
    .get(
      LIST,
      guarded('journey:list', (caller, c) =>
        calls.list(caller, parseQuery(c.req.query(), breakgroundListQuery)),
      ),
    )
    .post(
      LIST,
      limit,
      guarded(
        'journey:create',
        async (caller, c) =>
          calls.create(caller, await parseBody(c.req.raw, breakgroundCreateRequest)),
        201,
      ),
    )
    .get(
      ONE,
      guarded('journey:read', (caller, _c, id) => calls.get(caller, id)),
    )
    .patch(
      ONE,
      limit,
      guarded('journey:update', async (caller, c, id) =>
        calls.update(caller, id, await parseBody(c.req.raw, breakgroundUpdateRequest)),
      ),
    )
    .put(
      `${ONE}/canvas`,
      limit,
      guarded('journey:update', async (caller, c, id) =>
        calls.saveCanvas(caller, id, await parseBody(c.req.raw, breakgroundCanvasRequest)),
      ),
    )
    .delete(
      ONE,
      guarded('journey:delete', (caller, _c, id) => calls.change(caller, id, 'archive')),
    )
    .post(
      `${ONE}/publish`,
      guarded('journey:publish', (caller, _c, id) => calls.publish(caller, id)),
    )
    .post(
      `${ONE}/unpublish`,
      guarded('journey:publish', (caller, _c, id) => calls.change(caller, id, 'unpublish')),
    )
    .post(
      `${ONE}/pause`,
      guarded('journey:activate', (caller, _c, id) => calls.pause(caller, id)),
    )
    .post(
      `${ONE}/restore`,
      guarded('journey:delete', (caller, _c, id) => calls.change(caller, id, 'restore')),
    )
    .get(
      `${ONE}/enrollments`,
      guarded('journey:read', (caller, c, id) =>
        calls.enrollments(caller, id, parseQuery(c.req.query(), breakgroundPageQuery)),
      ),
    )
}

async function findUser(ctx: PlatformContext, c: Context): Promise<Caller> {
  const token = bearerToken(c.req.header('authorization'))
  const caller = token === null ? null : await callerOfUserToken(ctx, token)
  if (caller !== null) return caller
  throw new AccessError(
    'unauthorized',
    'Send "Authorization: Bearer <token>" with a token that has not expired.',
  )
}
