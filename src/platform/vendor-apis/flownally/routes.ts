import type { Context, Hono } from 'hono'
import { flownallyOperations } from '../../../wire/vendors/flownally-operations.ts'
import type { FlownallyOperation } from '../../../wire/vendors/flownally-operations.ts'
import { AccessError } from '../../access/access-error.ts'
import { bearerToken } from '../../access/bearer-token.ts'
import { CALLS_PER_MINUTE, requireRate } from '../../access/call-rate.ts'
import { requireScope } from '../../access/caller.ts'
import { findCaller } from '../../access/find-caller.ts'
import type { PlatformContext } from '../../context.ts'
import { mountOperations } from '../mount-operations.ts'
import { withRetryAfter } from '../with-retry-after.ts'
import { FLOWNALLY_ANSWERS } from './answers.ts'
import { FlownallyError, problemResponse } from './problem.ts'
import { asFlownallyError } from './refuse.ts'

/**
 * Flownally's ten routes. Checked in the order key (401), rate (429), scope (403),
 * what is asked for (400, 404, 422). Errors that are no refusal go on to the app that
 * this is mounted in.
 * @param callsPerMinute Of one key.
 */
export function flownallyRoutes(ctx: PlatformContext, callsPerMinute = CALLS_PER_MINUTE): Hono {
  return mountOperations({
    operations: flownallyOperations,
    answer: (name, c) => answer(ctx, name, c, callsPerMinute),
    refuse: (code, message) => problemResponse(new FlownallyError(code, message)),
  })
}

async function answer(
  ctx: PlatformContext,
  name: FlownallyOperation,
  c: Context,
  callsPerMinute: number,
) {
  try {
    const caller = await findCaller(ctx, bearerToken(c.req.header('authorization')))
    if (caller === null) {
      throw new AccessError('unauthorized', 'Send an access key as a bearer token.')
    }
    await requireRate(ctx, 'flownally', caller, callsPerMinute)
    const { scope, answers } = flownallyOperations[name]
    requireScope(caller, scope)
    const { id = '', versionId = id } = c.req.param()
    const asked = { ctx, caller, id: versionId, query: c.req.query(), request: c.req.raw }
    const body = await FLOWNALLY_ANSWERS[name](asked)
    const status = Number(Object.keys(answers)[0])
    const headers = { 'Cache-Control': 'no-store' }
    return body === null
      ? new Response(null, { status, headers })
      : Response.json(body, { status, headers })
  } catch (error) {
    const refused = asFlownallyError(error)
    if (refused === null) throw error
    return withRetryAfter(problemResponse(refused), error)
  }
}
