import type { Context, Hono } from 'hono'
import { breakgroundOperations } from '../../../wire/vendors/breakground-operations.ts'
import type { BreakgroundOperation } from '../../../wire/vendors/breakground-operations.ts'
import { AccessError } from '../../access/access-error.ts'
import { bearerToken } from '../../access/bearer-token.ts'
import { CALLS_PER_MINUTE, requireRate } from '../../access/call-rate.ts'
import { requireScope } from '../../access/caller.ts'
import type { Caller } from '../../access/caller.ts'
import { callerOfUserToken } from '../../access/user-token.ts'
import type { PlatformContext } from '../../context.ts'
import { mountOperations } from '../mount-operations.ts'
import { withRetryAfter } from '../with-retry-after.ts'
import { BREAKGROUND_ANSWERS } from './answers.ts'
import { BreakgroundError, asRefusal, refusalResponse } from './refusal.ts'

/**
 * BreakGround's eleven routes. Checked in the order token (401), rate (429),
 * scope (403), request (400), journey (404, 409). Errors that are no refusal go on to the
 * app that this is mounted in.
 * @param callsPerMinute Of one person.
 */
export function breakgroundRoutes(ctx: PlatformContext, callsPerMinute = CALLS_PER_MINUTE): Hono {
  return mountOperations({
    operations: breakgroundOperations,
    answer: (name, c) => answer(ctx, name, c, callsPerMinute),
    refuse: (code, message) =>
      refusalResponse(
        new BreakgroundError(
          code === 'too-large' ? 'PAYLOAD_TOO_LARGE' : 'METHOD_NOT_ALLOWED',
          message,
        ),
      ),
  })
}

async function answer(
  ctx: PlatformContext,
  name: BreakgroundOperation,
  c: Context,
  callsPerMinute: number,
) {
  try {
    const caller = await findUser(ctx, c)
    await requireRate(ctx, 'breakground', caller, callsPerMinute)
    const { scope, answers } = breakgroundOperations[name]
    requireScope(caller, scope)
    const { id = '' } = c.req.param()
    const asked = { ctx, caller, id, query: c.req.query(), request: c.req.raw }
    const body = await BREAKGROUND_ANSWERS[name](asked)
    const status = Number(Object.keys(answers)[0])
    return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const refusal = asRefusal(error)
    if (refusal === null) throw error
    return withRetryAfter(refusalResponse(refusal), error)
  }
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
