import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { SessionKind } from '../../wire/endpoint.ts'
import { PLATFORM_PATHS, startSessionRequest } from '../../wire/platform-api.ts'
import type { StartSessionRequest } from '../../wire/platform-api.ts'
import { AccessError } from '../access/access-error.ts'
import { bearerToken } from '../access/bearer-token.ts'
import { requireScope } from '../access/caller.ts'
import type { Caller } from '../access/caller.ts'
import { findCaller } from '../access/find-caller.ts'
import type { Scope } from '../access/scope.ts'
import type { PlatformContext } from '../context.ts'
import { PlatformError } from '../platform-error.ts'
import { readSession } from './read-session.ts'
import { refusalResponse, SessionApiError } from './session-api-error.ts'
import { startSession } from './start-session.ts'

const BODY_LIMIT = 1024 * 1024
const SCOPES: Readonly<Record<SessionKind, Scope>> = {
  journey: 'form-session:start',
  appointment: 'appointment-session:start',
}

type Answer = (caller: Caller, c: Context) => Promise<Response>

/** For endpoints on other servers: they start sessions with an access key, and ask what became of them. */
export function sessionApiRoutes(ctx: PlatformContext): Hono {
  const guarded = (kind: SessionKind, answer: Answer) => async (c: Context) => {
    try {
      return await answer(await allowedCaller(ctx, c, kind), c)
    } catch (error) {
      const refused = asRefusal(error)
      if (refused === null) throw error
      return refusalResponse(refused)
    }
  }
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => refusalResponse(new SessionApiError(413, 'too-large', 'It has over 1 MiB.')),
  })
  const noStore = { 'Cache-Control': 'no-store' }

  const routes = new Hono()
  for (const kind of ['journey', 'appointment'] as const) {
    const path = PLATFORM_PATHS[kind]
    routes.post(
      path,
      limit,
      guarded(kind, async ({ workspaceId }, c) => {
        const started = await startSession(ctx, kind, workspaceId, await readWanted(c.req.raw))
        return c.json(started, 201, noStore)
      }),
    )
    routes.get(
      `${path}/:id`,
      guarded(kind, async ({ workspaceId }, c) => {
        const session = await readSession(ctx, kind, workspaceId, c.req.param('id') ?? '')
        if (session !== null) return c.json(session, 200, noStore)
        throw new SessionApiError(404, 'unknown-session', 'There is no such session.')
      }),
    )
  }
  return routes
}

async function allowedCaller(ctx: PlatformContext, c: Context, kind: SessionKind): Promise<Caller> {
  const caller = await findCaller(ctx, bearerToken(c.req.header('authorization')))
  if (caller === null) {
    throw new AccessError('unauthorized', 'Send an access key as a bearer token.')
  }
  requireScope(caller, SCOPES[kind])
  return caller
}

async function readWanted(request: Request): Promise<StartSessionRequest> {
  const text = await request.text()
  const { data } = startSessionRequest.safeParse(parse(text))
  if (data !== undefined) return data
  throw new SessionApiError(400, 'invalid-request', 'The body is not what this route takes.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function asRefusal(error: unknown): SessionApiError | null {
  if (error instanceof SessionApiError) return error
  if (error instanceof AccessError) {
    return new SessionApiError(error.code === 'forbidden' ? 403 : 401, error.code, error.message)
  }
  return error instanceof PlatformError ? new SessionApiError(422, error.code, error.message) : null
}
