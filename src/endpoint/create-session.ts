import type { SessionCreated, SessionKind } from '../wire/endpoint.ts'
import { authorizeRequest } from './authorize-request.ts'
import { claimOrReplay } from './idempotency.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { checkAccept, checkContentType } from './media-types.ts'
import { openSession } from './open-session.ts'
import { checkCsrfHeader } from './origins.ts'
import { parseBody } from './parse-body.ts'
import { EndpointProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { secondsLeft } from './seconds-left.ts'
import type { EndpointSettings } from './settings.ts'

const DAY_S = 24 * 60 * 60
/** A session about to end is still worth a replay to a request that is being repeated. */
const SHORTEST_S = 60

/** `POST /journey-sessions` and `POST /appointment-sessions`: cheap checks first, the upstream last. */
export async function createSession(
  settings: EndpointSettings,
  request: Request,
  kind: SessionKind,
  requestId: string,
): Promise<Response> {
  checkCsrfHeader(request)
  checkAccept(request)
  checkContentType(request)
  const body = parseBody(kind, await readBody(request))
  const key = idempotencyKeyOf(request)
  const { lead } = await authorizeRequest(settings, request, wantedOf(kind, body), requestId)
  if (body.lead !== undefined && body.lead !== lead) {
    throw new EndpointProblem(
      'invalid-request',
      '"lead" is not the lead that the caller is authorised for. Leave it out.',
    )
  }
  const outcome = await claimOrReplay(settings, { caller: lead, key, kind, body })
  if ('replay' in outcome) return created(outcome.replay)
  const { claim } = outcome
  const wanted = { kind, body, lead, requestId, visitor: request.signal }
  const session = await openSession(settings, wanted).catch(async (error: unknown) => {
    await orLog(settings, requestId, claim.release())
    throw error
  })
  const ttl = Math.max(SHORTEST_S, Math.min(DAY_S, lifetime(settings, session)))
  await orLog(settings, requestId, claim.settle(session, ttl))
  return created(session)
}

/** A store that fails must not take away a session that was made, nor hide why one was not. */
async function orLog(
  { log }: EndpointSettings,
  requestId: string,
  write: Promise<void>,
): Promise<void> {
  try {
    await write
  } catch {
    log.error({ event: 'store-failed', requestId, what: 'idempotent answer' })
  }
}

function lifetime({ now }: EndpointSettings, { expiresAt }: SessionCreated): number {
  return secondsLeft(expiresAt ?? null, now())
}

function wantedOf(kind: SessionKind, { id, lead }: { id: string; lead?: string }) {
  return { kind, id, ...(lead === undefined ? {} : { lead }) }
}

function created(session: SessionCreated): Response {
  return new Response(JSON.stringify(session), {
    status: 201,
    headers: { 'Content-Type': 'application/json' },
  })
}
