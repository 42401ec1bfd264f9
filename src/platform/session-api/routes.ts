import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { SessionKind } from '../../wire/endpoint.ts'
import { PLATFORM_PATHS, startSessionRequest } from '../../wire/platform-api.ts'
import type { StartSessionRequest } from '../../wire/platform-api.ts'
import { findAccessKey } from '../access/access-key-store.ts'
import type { AccessKey, Permission } from '../access/access-key.ts'
import type { PlatformContext } from '../context.ts'
import { PlatformError } from '../platform-error.ts'
import { readSession } from './read-session.ts'
import { refusalResponse, SessionApiError } from './session-api-error.ts'
import { startSession } from './start-session.ts'

const BODY_LIMIT = 1024 * 1024
const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i
const PERMISSIONS: Readonly<Record<SessionKind, Permission>> = {
  journey: 'journeys',
  appointment: 'appointments',
}

type Answer = (key: AccessKey, c: Context) => Promise<Response>

/** For endpoints on other servers: they start sessions with an access key, and ask what became of them. */
export function sessionApiRoutes(ctx: PlatformContext): Hono {
  const guarded = (kind: SessionKind, answer: Answer) => async (c: Context) => {
    try {
      return await answer(await callerKey(ctx, c, kind), c)
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

async function callerKey(ctx: PlatformContext, c: Context, kind: SessionKind): Promise<AccessKey> {
  const presented = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
  const key = presented === undefined ? null : await findAccessKey(ctx.db, presented)
  if (key === null) {
    throw new SessionApiError(401, 'unauthorized', 'Send an access key as a bearer token.')
  }
  const permission = PERMISSIONS[kind]
  if (key.permissions.includes(permission)) return key
  const message = `The access key needs the permission "${permission}".`
  throw new SessionApiError(403, 'forbidden', message)
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
  return error instanceof PlatformError ? new SessionApiError(422, error.code, error.message) : null
}
