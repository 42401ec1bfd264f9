import { Hono } from 'hono'
import type { Context, Handler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { FLG_PATHS, flgAppointmentRequest, flgJourneyRequest } from '../../../wire/vendors/flg.ts'
import type { Caller } from '../../access/caller.ts'
import type { PlatformContext } from '../../context.ts'
import { findLeadByNumber } from '../../leads/lead-store.ts'
import { findFlgCaller } from './find-flg-caller.ts'
import type { FlgScope } from './find-flg-caller.ts'
import { parseRequest } from './parse-request.ts'
import { FlgError, refusalResponse } from './refusal.ts'
import { toFlgLead } from './serialize.ts'
import { startFlgAppointmentSession, startFlgJourneySession } from './start-sessions.ts'

const BODY_LIMIT = 64 * 1024

type Answer = (caller: Caller, c: Context) => Promise<object>

/**
 * FLG 360's two routes, and one to read a lead with the same key. Checked in
 * the order key (401), permission (403), request (400). Errors that are no
 * refusal go on to the app that this is mounted in.
 */
export function flgRoutes(ctx: PlatformContext): Hono {
  const guarded =
    (oneOf: readonly FlgScope[], answer: Answer): Handler =>
    async (c) => {
      try {
        const caller = await findFlgCaller(ctx, c.req.header('authorization'), oneOf)
        return c.json(await answer(caller, c), 200, { 'Cache-Control': 'no-store' })
      } catch (error) {
        if (error instanceof FlgError) return refusalResponse(error)
        throw error
      }
    }
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => refusalResponse(new FlgError('too_large', 'A body may have 64 KiB at most.')),
  })

  return new Hono()
    .post(
      FLG_PATHS.journey,
      limit,
      guarded(['form-session:start'], async ({ workspaceId }, c) => {
        const wanted = await parseRequest(c.req.raw, flgJourneyRequest)
        return startFlgJourneySession(ctx, workspaceId, wanted)
      }),
    )
    .post(
      FLG_PATHS.appointment,
      limit,
      guarded(['appointment-session:start'], async ({ workspaceId }, c) => {
        const wanted = await parseRequest(c.req.raw, flgAppointmentRequest)
        return startFlgAppointmentSession(ctx, workspaceId, wanted)
      }),
    )
    .get(
      '/api/v2/leads/:id',
      guarded(['form-session:start', 'appointment-session:start'], async ({ workspaceId }, c) => {
        const lead = await findLeadByNumber(ctx.db, workspaceId, c.req.param('id') ?? '')
        if (lead === null) throw new FlgError('not_found', 'There is no such lead.')
        return toFlgLead(lead)
      }),
    )
}
