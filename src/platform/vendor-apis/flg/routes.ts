import type { Context, Hono } from 'hono'
import { flgOperations } from '../../../wire/vendors/flg-operations.ts'
import type { FlgOperation } from '../../../wire/vendors/flg-operations.ts'
import { flgAppointmentRequest, flgJourneyRequest } from '../../../wire/vendors/flg.ts'
import type { PlatformContext } from '../../context.ts'
import { findLeadByNumber } from '../../leads/lead-store.ts'
import { mountOperations } from '../mount-operations.ts'
import { findFlgCaller } from './find-flg-caller.ts'
import { JsonError } from '../parse-json.ts'
import { parseRequest } from './parse-request.ts'
import { FlgError, refusalResponse } from './refusal.ts'
import { toFlgLead } from './serialize.ts'
import { startFlgAppointmentSession, startFlgJourneySession } from './start-sessions.ts'

const REFUSALS = { 'too-large': 'too_large', 'method-not-allowed': 'method_not_allowed' } as const

/**
 * FLG 360's two routes, and one to read a lead with the same key. Checked in
 * the order key (401), permission (403), request (400). Errors that are no
 * refusal go on to the app that this is mounted in.
 */
export function flgRoutes(ctx: PlatformContext): Hono {
  return mountOperations({
    operations: flgOperations,
    bodyLimit: 64 * 1024,
    answer: (name, c) => answer(ctx, name, c),
    refuse: (code, message) => refusalResponse(new FlgError(REFUSALS[code], message)),
  })
}

async function answer(ctx: PlatformContext, name: FlgOperation, c: Context): Promise<Response> {
  try {
    const operation = flgOperations[name]
    const oneOf = 'orScope' in operation ? [operation.scope, operation.orScope] : [operation.scope]
    const { workspaceId } = await findFlgCaller(ctx, c.req.header('authorization'), oneOf)
    const body = await ANSWERS[name](ctx, workspaceId, c)
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    if (error instanceof FlgError) return refusalResponse(error)
    if (error instanceof JsonError) {
      return refusalResponse(new FlgError('invalid_request', error.message))
    }
    throw error
  }
}

type Answer = (ctx: PlatformContext, workspaceId: string, c: Context) => Promise<object>

const ANSWERS: Readonly<Record<FlgOperation, Answer>> = {
  startJourneySession: async (ctx, workspaceId, c) =>
    startFlgJourneySession(ctx, workspaceId, await parseRequest(c.req.raw, flgJourneyRequest)),

  startAppointmentSession: async (ctx, workspaceId, c) =>
    startFlgAppointmentSession(
      ctx,
      workspaceId,
      await parseRequest(c.req.raw, flgAppointmentRequest),
    ),

  getLead: async (ctx, workspaceId, c) => {
    const lead = await findLeadByNumber(ctx.db, workspaceId, c.req.param('id') ?? '')
    if (lead === null) throw new FlgError('not_found', 'There is no such lead.')
    return toFlgLead(lead)
  },
}
