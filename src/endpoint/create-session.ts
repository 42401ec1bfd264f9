import type { Answer } from '../wire/direct.ts'
import type { SessionCreated, SessionKind } from '../wire/endpoint.ts'
import type { Asked } from './asked.ts'
import { authorizeRequest } from './authorize-request.ts'
import { callerOf } from './caller.ts'
import { claimOrReplay } from './idempotency.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { jsonAnswer } from './json-answer.ts'
import { checkAccept, checkContentType } from './media-types.ts'
import { openSession } from './open-session.ts'
import { checkCsrfHeader } from './origins.ts'
import { parseBody } from './parse-body.ts'
import { secondsLeft } from './seconds-left.ts'
import type { EndpointSettings } from './settings.ts'

const DAY_S = 24 * 60 * 60
/** A session about to end is still worth a replay to a request that is being repeated. */
const SHORTEST_S = 60

/** `POST /journey-sessions` and `POST /appointment-sessions`: cheap checks first, the upstream last. */
export async function createSession(
  settings: EndpointSettings,
  asked: Asked,
  kind: SessionKind,
): Promise<Answer> {
  const { head, requestId, tally } = asked
  checkCsrfHeader(head)
  checkAccept(head)
  checkContentType(head)
  const body = parseBody(kind, await asked.readBody())
  const key = idempotencyKeyOf(head)
  const who = await authorizeRequest(settings, asked, wantedOf(kind, body))
  const caller = callerOf(who, { lead: body.lead, key })
  await tally.count('create', 'caller', caller.counted)
  const outcome = await claimOrReplay(settings, { caller: caller.name, key, kind, body })
  if ('replay' in outcome) return jsonAnswer(201, outcome.replay)
  const { claim } = outcome
  const page = head.headers.get('origin')
  const wanted = { kind, body, caller, key, requestId, page, visitor: head.signal }
  const session = await openSession(settings, wanted).catch(async (error: unknown) => {
    await orLog(settings, requestId, claim.release())
    throw error
  })
  const ttl = Math.max(SHORTEST_S, Math.min(DAY_S, lifetime(settings, session)))
  await orLog(settings, requestId, claim.settle(session, ttl))
  return jsonAnswer(201, session)
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
