import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AccessError } from '../access/access-error.ts'
import { bearerToken } from '../access/bearer-token.ts'
import { requireScope } from '../access/caller.ts'
import type { Caller } from '../access/caller.ts'
import { findCaller } from '../access/find-caller.ts'
import type { Scope } from '../access/scope.ts'
import type { PlatformContext } from '../context.ts'
import { PlatformError } from '../platform-error.ts'
import { refusalResponse, SessionApiError } from './session-api-error.ts'

const BODY_LIMIT = 1024 * 1024

type Answer = (caller: Caller, c: Context) => Promise<Response>

/** A route for callers that have all of the scopes; what it throws is answered as these routes do. */
export function guarded(ctx: PlatformContext, scopes: readonly Scope[], answer: Answer) {
  return async (c: Context): Promise<Response> => {
    try {
      const caller = await findCaller(ctx, bearerToken(c.req.header('authorization')))
      if (caller === null) {
        throw new AccessError('unauthorized', 'Send an access key as a bearer token.')
      }
      for (const scope of scopes) requireScope(caller, scope)
      return await answer(caller, c)
    } catch (error) {
      const refused = asRefusal(error)
      if (refused === null) throw error
      return refusalResponse(refused)
    }
  }
}

export const limitBody = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: () => refusalResponse(new SessionApiError(413, 'too-large', 'It has over 1 MiB.')),
})

interface Schema<T> {
  safeParse(value: unknown): { data?: T | undefined }
}

/** @throws {SessionApiError} 400: it is none of these. */
export async function readWanted<T>(request: Request, schema: Schema<T>): Promise<T> {
  const { data } = schema.safeParse(parse(await request.text()))
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
